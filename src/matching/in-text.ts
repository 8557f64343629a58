// Where a name stands in free text, and where only a part of a longer one does: 能源化工 in 君正能源化工 is another firm, and
// so is 朔屿置业 in 朔屿置业物业. What is not sure does not stand: a wrong match is worse than none.
import { type CompanyKey, companyKey, DIVISION_WORDS, samePlace } from './names.ts';

/** Where a name begins in a text and where it ends. */
export interface Span {
  from: number;
  to: number;
}

/** Divisions that stand right before a name belong to it and are where it begins. */
const PLACES = new RegExp(`(?:${DIVISION_WORDS})+$`);
/**
 * What may stand before a name without divisions: nothing, no Chinese character, or a word that introduces. 和, 与 and 为
 * end many names (永和, 华为), so that they introduce only after what is no name.
 */
const BEFORE =
  /(?:^|[^\p{Script=Han}]|[被在给向是由跟找对就于到从让叫帮]|(?<=公司|单位|[业厂部队我们人])[和与]|(?<=[因位方包])为|反映|投诉|举报|控告|单位|公司|承建|施工|开发)$/u;

const TRADES =
  '房地产|置业|物业|投资|贸易|商贸|实业|科技|能源|化工|焦化|矿业|煤业|物流|运输|装饰|机械|电力|电气|农业|文化|传媒|餐饮|酒店|建材|商砼|园林|绿化|环保|检测|监理|消防|热力|燃气|医药';
/** A trade, or more words before a form of company, carry a name on. */
const GOES_ON = new RegExp(`^(?:${TRADES}|\\p{Script=Han}{1,8}有限(?:责任)?公司)`, 'u');
/** Words that firms without a name of their own consist of: 乌海市建筑安装公司. */
const COMMON = new RegExp(`${TRADES}|建筑|建设|安装|工程|市政|劳务|管理|服务|材料|开发|施工`, 'g');

const AFTER = /^(\(?集团\)?)?(股份有限公司|有限责任公司|有限公司)?([^,;.、。:()]{0,10}(?:分公司|项目部))?/;

/** Where `core` begins a name in a canonical text that lies in these divisions as far as the text says. */
export function nameSpans(text: string, core: string, divisions: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let from = text.indexOf(core); from >= 0; from = text.indexOf(core, from + 1)) {
    const before = text.slice(0, from);
    const places = PLACES.exec(before)?.[0] ?? '';
    // AXX is not XX.
    const begins = places !== '' || (BEFORE.test(before) && !/[A-Z0-9]{2}$/.test(before.slice(-1) + core[0]));
    if (begins && samePlace(companyKey(places + core).divisions, divisions))
      spans.push({ from, to: from + core.length });
  }
  return spans;
}

/**
 * Where a company stands in a canonical text. The form and 集团 that follow must be its own; a branch, or a name that goes
 * on, is another body. A core of common words says nothing.
 */
export function companySpans(text: string, { core, form, divisions, blockers }: CompanyKey): Span[] {
  if (form === 'BRANCH' || core.replace(COMMON, '').length < 2) return [];
  return nameSpans(text, core, divisions).filter(({ to }) => {
    const after = text.slice(to);
    const [, group, stated, branch] = AFTER.exec(after)!;
    if (branch !== undefined || blockers.includes('GROUP') !== (group !== undefined)) return false;
    if (stated !== undefined) return form === (stated === '股份有限公司' ? 'JOINT_STOCK' : 'LIMITED');
    return !GOES_ON.test(after.slice(group?.length ?? 0));
  });
}

/** Those that stand somewhere in the text not merely as a part of another's name. */
export function outermost<T>(candidates: readonly T[], spansOf: (candidate: T) => Span[]): T[] {
  const standing = candidates.map((candidate) => ({ candidate, spans: spansOf(candidate) }));
  const all = standing.flatMap(({ spans }) => spans);
  const isPart = ({ from, to }: Span) =>
    all.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from);
  return standing.filter(({ spans }) => spans.some((span) => !isPart(span))).map(({ candidate }) => candidate);
}
