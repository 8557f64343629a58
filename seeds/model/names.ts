// Invented names: companies, persons, estates and streets made of rare word parts, so that no row speaks of a real firm
// or person. A serial number gives a distinct company core, which keeps matching by name unambiguous.
import { type Random, random } from '../random.ts';

const FIRST = [...'砾朔翊棣筠峣垚煦栩湜嵘堃骁劭旻昱玥沄澹峤逦蓥琮璟桢榆郴珩瀚潇'];
const SECOND = [...'屿澍垣蔚霁洹畹辙樾泓渚崧苒砚陌漪岑楹籁磬弈谧隰潼芃峪泮琅棠筱'];
const ESTATE = [...'澜翠枫锦云栖雅悦荷杉橡桐蘅沁'];
const ESTATE_END = ['澜苑', '栖园', '桐府', '蘅庭', '枫里', '荷湾', '沁居', '云邸'];
const SURNAMES = [...'赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'翊珩筠湜昱旻煦霁澍芃苒弈垚嵘琮璟棠陌砚沄岑'];
const MONGOLIAN = ['巴图·朝鲁', '乌云·其木格', '那日苏', '苏布德', '阿拉坦·仓', '娜仁托娅', '吉日嘎拉', '斯琴·高娃'];
// Characters outside GBK: four bytes in GB18030, one of them a surrogate pair in UTF-16.
const RARE = ['𠮷', '䶮', '㛃'];

/** The distinctive words of company number `serial`: two characters for the first 900, three and more after them. */
export function companyCore(serial: number): string {
  const pairs = FIRST.length * SECOND.length;
  // 677 has no factor in common with 900, so the step walks through every pair in a scattered order.
  const at = ((serial % pairs) * 677) % pairs;
  const pair = FIRST[Math.floor(at / SECOND.length)]! + SECOND[at % SECOND.length]!;
  let rest = Math.floor(serial / pairs);
  let tail = '';
  for (; rest > 0; rest = Math.floor((rest - 1) / FIRST.length)) tail += FIRST[(rest - 1) % FIRST.length]!;
  return pair + tail;
}

/** A person's name; now and then Mongolian, or with a character outside GBK. */
export function personName(r: Random): string {
  if (r.chance(0.06)) return r.pick(MONGOLIAN);
  const given = r.chance(0.02) ? r.pick(RARE) : r.pick(GIVEN) + (r.chance(0.6) ? r.pick(GIVEN) : '');
  return r.pick(SURNAMES) + given;
}

/** How agencies mask a name: 张* / 张*三 / 张某某 / 张先生. */
export function maskedName(r: Random, name: string): string {
  const letters = [...name];
  const masked = letters.length === 2 ? `${letters[0]}*` : `${letters[0]}*${letters[letters.length - 1]}`;
  return r.weighted([
    [masked, 5],
    [`${letters[0]}**`, 2],
    [`${letters[0]}某某`, 2],
    [`${letters[0]}${r.chance(0.7) ? '先生' : '女士'}`, 2],
  ]);
}

/** The name of an estate or park, distinct for each serial. */
export function estateName(serial: number): string {
  const heads = ESTATE.length * ESTATE.length;
  const at = (serial * 37) % (heads * ESTATE_END.length);
  const head = at % heads;
  const again = Math.floor(serial / (heads * ESTATE_END.length));
  return `${ESTATE[Math.floor(head / ESTATE.length)]}${ESTATE[head % ESTATE.length]}${ESTATE_END[Math.floor(at / heads)]}${again ? companyCore(again) : ''}`;
}

/** A street address in a district. */
export function address(serial: number, district: string): string {
  const r = random(`address ${serial}`);
  return `内蒙古自治区乌海市${district}${r.pick(FIRST)}${r.pick(SECOND)}${r.pick(['街', '路', '大道'])}${r.int(1, 199)}号`;
}
