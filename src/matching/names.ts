// Names as keys: what is left of a company's or a project's name when spelling no longer matters. Pure; whether two
// records really are one is decided by the matching, which knows codes and how many candidates there are.
import { chineseInteger } from '../law/numerals.ts';
import { simplified } from './traditional.ts';

/** What kind of body the end of a name states. 有限公司 and 有限责任公司 are both LIMITED; 股份有限公司 is not. */
type CompanyForm =
  | 'BRANCH'
  | 'JOINT_STOCK'
  | 'LIMITED'
  | 'COMPANY'
  | 'PARTNERSHIP'
  | 'SOLE_PROPRIETORSHIP'
  | 'COOPERATIVE'
  | 'SOLE_TRADER'
  | 'FACTORY'
  | 'SHOP'
  | 'UNSTATED';

/** The parts of a company's name. */
export interface CompanyKey {
  /** The whole canonical name, form included. */
  full: string;
  /** What is left without divisions and form. */
  core: string;
  form: CompanyForm;
  /** Codes of the divisions in the name, the widest first. */
  divisions: string[];
  /** What must be equal whatever the similarity: sequence numbers, GROUP, BRANCH; PLACEHOLDER never equals anything. */
  blockers: string[];
}

/** The parts of a project's name; phase, building and section are normalised numbers (`1`, `1-3`, `1,2`) or null. */
export interface ProjectKey {
  core: string;
  phase: string | null;
  building: string | null;
  section: string | null;
  divisions: string[];
}

/** Division words of names, each before any that it begins with. 海南 alone would be the province. */
const DIVISIONS: readonly (readonly [word: string, code: string])[] = [
  ['内蒙古自治区', '150000'],
  ['内蒙古', '150000'],
  ['内蒙', '150000'],
  ['乌海市', '150300'],
  ['乌海', '150300'],
  ['海勃湾区', '150302'],
  ['海勃湾', '150302'],
  ['海南区', '150303'],
  ['乌达区', '150304'],
  ['乌达', '150304'],
];
/** The division words as alternatives of a regular expression. */
export const DIVISION_WORDS = DIVISIONS.map(([word]) => word).join('|');
const BRACKETED_DIVISION = new RegExp(`\\((${DIVISION_WORDS})\\)`, 'g');

const FORMS: readonly (readonly [RegExp, CompanyForm])[] = [
  [/(?:分公司|分厂|分店|项目部|经理部|办事处|营业部)$/, 'BRANCH'],
  [/股份有限公司$/, 'JOINT_STOCK'],
  [/(?:有限责任公司|有限公司)$/, 'LIMITED'],
  [/公司$/, 'COMPANY'],
  [/(?:合伙企业)?\((?:有限|普通|特殊普通)合伙\)$|合伙企业$/, 'PARTNERSHIP'],
  [/\(?个人独资(?:企业)?\)?$/, 'SOLE_PROPRIETORSHIP'],
  [/(?:农民)?(?:专业)?合作社$/, 'COOPERATIVE'],
  [/\(?个体工商户\)?$/, 'SOLE_TRADER'],
  [/厂$/, 'FACTORY'],
  [/店$/, 'SHOP'],
];

const TRAILING_NOTE = /\((?:曾用名|原名?|已?注销|已?吊销|已?更名|筹建?|存续|在业)[^()]*\)$/;
const PLACEHOLDER = /[?□*\uFFFD]/;
const NUMERAL = '[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}|\\d+';
const ORDINAL = new RegExp(`(?<=第)(?:${NUMERAL})|(?:${NUMERAL})(?=建|局|冶|矿|厂|队|院|处|航|分公司)`, 'g');

/** Takes a company's name apart (domain 3.8). */
export function companyKey(name: string): CompanyKey {
  const full = withoutNotes(canonical(name));
  const placed = takeDivisions(full);
  const { form, rest } = takeForm(placed.rest);
  const group = /\(?集团\)?$/.exec(rest);
  const grouped = group !== null && group.index > 0;
  const core = (grouped ? rest.slice(0, group.index) : rest).replace(ORDINAL, arabic);
  const blockers = core.match(/\d+/g)?.map(String) ?? [];
  if (grouped) blockers.push('GROUP');
  if (form === 'BRANCH') blockers.push('BRANCH');
  if (PLACEHOLDER.test(full)) blockers.push('PLACEHOLDER');
  return { full, core, form, divisions: placed.divisions, blockers };
}

/** `L2`: the same whole name. `L3`: the same core, form and blockers, in divisions that can be one place. */
export function sameCompany(a: CompanyKey, b: CompanyKey): 'L2' | 'L3' | null {
  if (a.blockers.includes('PLACEHOLDER') || b.blockers.includes('PLACEHOLDER') || a.full === '') return null;
  if (a.full === b.full) return 'L2';
  const alike = a.core.length >= 2 && a.core === b.core && a.form === b.form;
  const blocked = a.blockers.join() !== b.blockers.join();
  return alike && !blocked && samePlace(a.divisions, b.divisions) ? 'L3' : null;
}

/** Takes a project's name apart (domain 3.8). */
export function projectKey(name: string): ProjectKey {
  const slots: Record<'phase' | 'building' | 'section', string | null> = { phase: null, building: null, section: null };
  let rest = canonical(name);
  for (const [slot, pattern] of SLOTS) {
    rest = rest.replace(pattern, (_whole, ...groups: (string | undefined)[]) => {
      slots[slot] = [slots[slot], numbers(groups[0] ?? groups[1] ?? '')].filter((found) => found !== null).join();
      return '';
    });
  }
  const placed = takeDivisions(rest.replaceAll('()', ''));
  return { core: placed.rest.replace(PROJECT_WORDS, ''), ...slots, divisions: placed.divisions };
}

/** Whether two names can be one project: same core, same numbers, divisions that can be one place. */
export const sameProject = (a: ProjectKey, b: ProjectKey): boolean =>
  a.core.length >= 2 &&
  a.core === b.core &&
  a.phase === b.phase &&
  a.building === b.building &&
  a.section === b.section &&
  !PLACEHOLDER.test(a.core) &&
  samePlace(a.divisions, b.divisions);

const ONE = '(?:[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}|\\d+|[IVX]{1,4}|[A-H])';
const MANY = `(${ONE}#?(?:[-~、,]${ONE}#?)*)`;
const SLOTS: readonly (readonly ['phase' | 'building' | 'section', RegExp])[] = [
  ['section', new RegExp(`\\(?(?:第?${MANY}(?:标段|合同段|标(?!准))|(?:标段|合同段)${MANY})\\)?`, 'g')],
  ['phase', new RegExp(`\\(?第?${MANY}期(?:工程)?\\)?`, 'g')],
  [
    'building',
    new RegExp(`\\(?${MANY}(?:(?<=#)|#|号(?=(?:住宅|商业|办公)?楼)|栋|幢|座)(?:住宅|商业|办公)?楼?\\)?`, 'g'),
  ],
];
/** Words at the end of a project's name that every project could have. */
export const PROJECT_WORDS = /(?:建设项目|建设工程|施工总承包|总承包|施工|项目|工程)+$/;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** `一、二` is `1,2`; `Ⅱ` is `2`; `1#-3#` is `1-3`. */
const numbers = (list: string): string =>
  list
    .replaceAll('#', '')
    .replace(/[~]/g, '-')
    .replace(/[、]/g, ',')
    .replace(/[^-,]+/g, arabic);

function arabic(numeral: string): string {
  if (/^\d+$/.test(numeral)) return String(Number(numeral));
  const roman = ROMAN.indexOf(numeral);
  return roman >= 0 ? String(roman + 1) : String(chineseInteger(numeral) ?? numeral);
}

/** NFKC, no spaces or zero-width marks, every bracket round, simplified characters, capitals. */
export function canonical(name: string): string {
  const folded = name.normalize('NFKC').replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '');
  return simplified(folded)
    .replace(/[[【〔{《「]/g, '(')
    .replace(/[\]】〕}》」]/g, ')')
    .toUpperCase();
}

function withoutNotes(name: string): string {
  const shorter = name.replace(TRAILING_NOTE, '');
  return shorter === name ? name : withoutNotes(shorter);
}

function takeDivisions(name: string): { rest: string; divisions: string[] } {
  const found = new Set<string>();
  let rest = name.replace(BRACKETED_DIVISION, (_whole, word: string) => {
    found.add(DIVISIONS.find(([known]) => known === word)![1]);
    return '';
  });
  for (let word = leading(rest); word; word = leading(rest)) {
    found.add(word[1]);
    rest = rest.slice(word[0].length);
  }
  return { rest, divisions: [...found].sort() };
}

/** The division word that a name begins with, unless nothing would be left. */
const leading = (name: string) => DIVISIONS.find(([word]) => name.startsWith(word) && name.length > word.length);

function takeForm(name: string): { rest: string; form: CompanyForm } {
  for (const [pattern, form] of FORMS) {
    const match = pattern.exec(name);
    if (match && match.index > 0) return { rest: name.slice(0, match.index), form };
  }
  return { rest: name, form: 'UNSTATED' };
}

/**
 * Whether names in these divisions can mean one place: no division in one of them, the same narrowest one, or Wuhai
 * and one of its districts. A firm of the region (内蒙古) is not a firm of the city.
 */
export function samePlace(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a.at(-1), b.at(-1)];
  if (one === undefined || other === undefined || one === other) return true;
  return one.slice(0, 4) === other.slice(0, 4) && (one === '150300' || other === '150300');
}
