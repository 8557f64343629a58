// Administrative divisions, by code or by any name that files write. 海南区 is a district of Wuhai, never the province.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** One division of the table (schema/divisions.yaml). */
export interface DivisionName {
  /** Six digits, or nine for a street or town. */
  code: string;
  name: string;
  aliases?: readonly string[];
}

/** Codes, names and aliases to the codes of the divisions that they can mean. */
export type DivisionIndex = ReadonlyMap<string, readonly string[]>;

/** Codes and names that begin or end as only those of other provinces do. */
const ELSEWHERE = /^(?!15)\d{6}(\d{3}){0,2}$|省|^(北京|天津|上海|重庆|广西|西藏|宁夏|新疆|香港|澳门)/;

const key = (name: string): string => tidy(name).replaceAll(' ', '');

/** Prepares the table of divisions for look-ups. */
export function divisionIndex(divisions: readonly DivisionName[]): DivisionIndex {
  const index = new Map<string, string[]>();
  for (const { code, name, aliases = [] } of divisions) {
    for (const known of new Set([code, name, ...aliases].map(key)))
      index.set(known, [...(index.get(known) ?? []), code]);
  }
  return index;
}

/**
 * Cleans a division into its code. `内蒙古自治区乌海市海勃湾区` is read from its end, each part below the one before;
 * a street or village code that is not in the table becomes the division it lies in, with a warning. A name that several
 * divisions answer to is refused: a guess would put the row into the wrong one.
 */
export function clean(text: string, divisions: DivisionIndex): Cleaned {
  const name = key(text);
  const [known, ...others] = divisions.get(name) ?? ofChain(name, divisions);
  if (others.length > 0) return faulty('AMBIGUOUS_DIVISION_NAME');
  if (known !== undefined) return cleaned(known);
  if (isNothing(name)) return cleaned<string>(null);
  if (/^\d{9}(\d{3})?$/.test(name)) {
    const [parent] = divisions.get(name.slice(0, 9)) ?? divisions.get(name.slice(0, 6)) ?? [];
    if (parent !== undefined) return cleaned(parent, 'DIVISION_TRUNCATED');
  }
  return faulty(ELSEWHERE.test(name) ? 'DIVISION_ELSEWHERE' : 'UNKNOWN_DIVISION_NAME');
}

/** `乌海市海勃湾区`: a known division followed by one that lies below it. */
function ofChain(name: string, divisions: DivisionIndex): readonly string[] {
  for (let cut = name.length - 1; cut > 0; cut -= 1) {
    const above = divisions.get(name.slice(0, cut)) ?? [];
    if (above.length === 0) continue;
    const rest = name.slice(cut).replace(/^[/·,-]/, '');
    const stems = above.map((code) => code.replace(/(?:00)+$/, ''));
    const below = (divisions.get(rest) ?? ofChain(rest, divisions)).filter((code) =>
      stems.some((stem) => code.startsWith(stem)),
    );
    if (below.length > 0) return below;
  }
  return [];
}
