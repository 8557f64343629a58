// Texts as `search` compares them: what is stored of a name, number or code, and what is asked with. Both lose what
// people spell in different ways: width, case, spaces, brackets, dashes, traditional characters, 一 for 1; a name also
// has a core without divisions and legal form.
//
// Cores are found by their grams, pairs of neighbouring characters, each marked with the length of the core. So a
// two-character word is one lookup, the shortest cores come first without sorting all that hold the word, and nothing
// depends on the database's locale: pg_trgm sees no letters in Chinese where LC_CTYPE is C.
import { canonical, companyKey, PROJECT_WORDS } from './names.ts';

/** What a searched text is: a present or former name, a number that people quote in parts, a code. */
export type Searched = 'name' | 'former' | 'number' | 'code';

/** A text as it is stored; a code has nothing but its key. */
export interface EntryKeys {
  key: string;
  core: string | null;
  /** Grams, each marked with the length of the core. */
  grams: number[] | null;
}

/** A text as it is asked with; grams are unmarked. */
export interface QueryKeys {
  key: string;
  core: string;
  /** The grams of the core, and with that of its beginning. */
  grams: number[];
  prefix: number[];
  /**
   * How cores with one character wrong, missing or too many are found: whatever the slip, they have all grams of one of
   * these sets. Absent where the text is too short or too long for slips.
   */
  intactA?: number[];
  intactB?: number[];
  intactC?: number[];
  /** Lengths of cores that can be similar. */
  shortest?: number;
  longest?: number;
  /** A regular expression of the core with a slip in it. */
  slip?: string;
}

/** Longer texts are cut. */
const LONGEST = 200;
const cut = (text: string): string => text.slice(0, 2 * LONGEST);
/** Lengths of cores above this count as this: the marks of grams have six bits. */
export const LONGEST_MARK = 63;
/** Fewer characters have too many neighbours, more are typed by nobody. */
const SIMILAR = { shortest: 3, longest: 24 };
/** From this length on, a part of a name is recognised though it has a slip. */
const SIMILAR_PART = 6;
/** Stands before the first character. */
const START = 0;

const NUMERALS: ReadonlyMap<string, string> = new Map(
  ['〇零○', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((forms, digit) =>
    [...forms].map((form) => [form, String(digit)] as const),
  ),
);
const NUMERAL = new RegExp(`[${[...NUMERALS.keys()].join('')}]`, 'gu');

/** Letters, digits and characters alone, as in a canonical name; numerals one by one as digits. */
function plain(text: string): string {
  const letters = canonical(cut(text)).replace(/[^\p{L}\p{N}]/gu, '');
  const digits = letters.replace(NUMERAL, (numeral) => NUMERALS.get(numeral)!);
  return [...digits].slice(0, LONGEST).join('');
}

/** The name without divisions, legal form and such words as 建设项目; the whole where too little would be left. */
function coreOf(text: string, key: string): string {
  const core = plain(companyKey(cut(text)).core.replace(PROJECT_WORDS, ''));
  return [...core].length >= 2 ? core : key;
}

const codePoints = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0)!);

/** 25 bits of two characters, with six below them for a mark. */
const gram = (a: number, b: number): number => {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 7) << 6;
};

const pairs = (points: readonly number[]): number[] => points.slice(1).map((point, at) => gram(points[at]!, point));

const start = (points: readonly number[]): number => gram(START, points[0]!);

/** The first and third of three characters: what is left when the middle one is wrong. */
const outer = (points: readonly number[]): number[] => (points.length === 3 ? [gram(points[0]!, points[2]!)] : []);

/** The gram of an entity, unmarked: every name of its rows holds it. */
export const kindGram = (kind: string): number => codePoints(kind).reduce(gram, START);

/** The keys of a text of a row to store; null where it has no letter. */
export function entryKeys(kind: string, text: string, searched: Searched): EntryKeys | null {
  const key = plain(text);
  if (key === '') return null;
  if (searched === 'code') return { key, core: null, grams: null };
  const core = searched === 'number' ? key : coreOf(text, key);
  const [ofKey, ofCore] = [codePoints(key), codePoints(core)];
  const mark = Math.min(ofCore.length, LONGEST_MARK);
  const all = [...pairs(ofKey), start(ofKey), ...pairs(ofCore), start(ofCore), ...outer(ofCore), kindGram(kind)];
  return { key, core, grams: [...new Set(all)].map((unmarked) => unmarked + mark) };
}

/** The keys of a text to search for; null where it has fewer than two letters or digits. */
export function queryKeys(text: string): QueryKeys | null {
  const key = plain(text);
  if ([...key].length < 2) return null;
  const core = coreOf(text, key);
  const points = codePoints(core);
  const grams = [...new Set(pairs(points))];
  return { key, core, grams, prefix: [...grams, start(points)], ...similarKeys(core, points) };
}

function similarKeys(core: string, points: readonly number[]): Partial<QueryKeys> {
  const length = points.length;
  if (length < SIMILAR.shortest || length > SIMILAR.longest) return {};
  const slips = oneSlip(core).join('|');
  if (slips === '') return {};
  const [intactA, intactB, intactC] = intactGrams(points);
  const part = length >= SIMILAR_PART;
  const longest = part ? LONGEST_MARK : length + 1;
  return { intactA, intactB, intactC, shortest: length - 1, longest, slip: part ? slips : `^(?:${slips})$` };
}

/**
 * What one slip leaves: two of three parts, one of two halves where thirds would hold no pair, any two of three
 * characters.
 */
function intactGrams(points: readonly number[]): number[][] {
  const cut = (parts: number) => (at: number) =>
    pairs(points.slice(Math.floor((at * points.length) / parts), Math.floor(((at + 1) * points.length) / parts)));
  if (points.length === 3) return [...pairs(points), ...outer(points)].map((pair) => [pair]);
  if (points.length < 6) return [0, 1].map(cut(2));
  const [a, b, c] = [0, 1, 2].map(cut(3)) as [number[], number[], number[]];
  return [
    [...a, ...b],
    [...b, ...c],
    [...a, ...c],
  ];
}

/**
 * The texts that differ in one character, as regular expressions; a core holds letters and digits only. A digit is no
 * slip: 第一 and 第二, No. 3 and No. 5 are different things.
 */
function oneSlip(core: string): string[] {
  const letters = [...core];
  return letters.flatMap((letter, at) => {
    if (/\d/.test(letter)) return [];
    const [before, after] = [letters.slice(0, at).join(''), letters.slice(at + 1).join('')];
    return [`${before}\\D?${after}`, `${before}\\D${letter}${after}`];
  });
}
