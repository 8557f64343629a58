// The officials of the coordination in the demo city: procurators who handle cases, and liaison officers of agencies.
// All names are invented.
import { identityNumber } from '../model/identity.ts';

/** A post; `to` null while it is held. */
interface Post {
  agency: string;
  department: string;
  title: string;
  from: string;
  to: string | null;
}

/** An official with the posts held, oldest first. */
export interface Official {
  number: string;
  name: string;
  /** Null where the register was given none, masked where its agency did not say. */
  identity: string | null;
  category: string;
  posts: Post[];
}

const PROCURATORATE = '乌海市人民检察院';

/** Name, department, and where the procurator served before. */
const PROCURATORS: [string, string, string?][] = [
  ['魏澹', '第二检察部'],
  ['韩昱芃', '第四检察部'],
  ['冯湜昱', '第四检察部', '乌达区人民检察院'],
  ['沈翊珩', '第五检察部'],
  ['秦煦', '第五检察部', '海勃湾区人民检察院'],
  ['许旻苒', '第六检察部'],
  ['吕琮', '第六检察部'],
  ['姜砚昱', '第七检察部'],
];

/** Name, agency, department, title, category. */
const LIAISONS: [string, string, string, string, string][] = [
  ['陶筠', '乌海市人力资源和社会保障局', '劳动保障监察支队', '副支队长', '受托管理公共事务组织人员'],
  ['孔苒', '乌海市住房和城乡建设局', '建筑业管理科', '科长', '公务员'],
  ['何沄岑', '乌海市交通运输局', '建设管理科', '科长', '公务员'],
  ['张珩旻', '乌海市水务局', '水利建设科', '副科长', '公务员'],
  ['严霁棠', '国家税务总局乌海市税务局', '社会保险费和非税收入科', '科长', '公务员'],
  ['金陌', '乌海市医疗保障局', '基金监管科', '科长', '参公人员'],
  ['曹芃', '乌海市财政局', '社会保障科', '科长', '公务员'],
  ['尤垚嵘', '乌海市自然资源局', '自然资源开发利用科', '科长', '公务员'],
  ['华璟', '乌海市审计局', '自然资源和生态环境审计科', '科长', '公务员'],
  ['卫昱湜', '乌海市教育局', '教师工作科', '副科长', '公务员'],
  ['吴弈', '乌海市民政局', '社会救助科', '科长', '参公人员'],
  ['蒋旻', '乌海市公安局', '法制支队', '副支队长', '公务员'],
  ['杨岑砚', '乌海市司法局', '公共法律服务管理科', '科长', '公务员'],
  ['朱翊', '乌海市中级人民法院', '立案庭', '副庭长', '公务员'],
  ['赵湜', '乌海市纪委监委', '案件监督管理室', '副主任', '公务员'],
  ['周煦', '乌海市人大常委会办公室', '综合科', '科长', '公务员'],
  ['郑霁', '乌海市政协办公室', '提案委员会办公室', '主任', '公务员'],
];

const procurators = PROCURATORS.map(([name, department, before], i): Official => {
  const from = `20${16 + (i % 5)}-0${1 + (i % 9)}-15`;
  const since = before ? `20${21 + (i % 3)}-06-01` : from;
  const current = {
    agency: PROCURATORATE,
    department,
    title: i % 2 ? '检察官' : '四级高级检察官',
    from: since,
    to: null,
  };
  const earlier = before && {
    agency: before,
    department: '第一检察部',
    title: '检察官助理',
    from,
    to: `${since.slice(0, 4)}-05-31`,
  };
  return { ...person(i, name), category: '公务员', posts: earlier ? [earlier, current] : [current] };
});

const liaisons = LIAISONS.map(([name, agency, department, title, category], i): Official => {
  const post = { agency, department, title, from: `20${18 + (i % 6)}-03-0${1 + (i % 9)}`, to: null };
  return { ...person(PROCURATORS.length + i, name), category, posts: [post] };
});

/** Every fifth register entry has no identity number, every ninth a masked one. */
function person(at: number, name: string): Pick<Official, 'number' | 'name' | 'identity'> {
  const identity = identityNumber('150302', `${1970 + at}-1${at % 3}-${10 + (at % 18)}`, at);
  const masked = identity.replace(/^(.{4}).{10}/, '$1**********');
  return {
    number: `LD${String(101 + at)}`,
    name,
    identity: at % 5 === 4 ? null : at % 9 === 8 ? masked : identity,
  };
}

/** All officials. */
export const officials: readonly Official[] = [...procurators, ...liaisons];

/** Who of a department handles a case, by turns: a lead, and every third time another procurator as well. */
export function handlersOf(department: string, turn: number): Official[] {
  const own = procurators.filter(({ posts }) => posts.at(-1)!.department === department);
  const lead = own[turn % own.length]!;
  const second = turn % 3 === 0 ? own.filter((one) => one !== lead).slice(0, 1) : [];
  return [lead, ...second];
}
