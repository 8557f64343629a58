// Administrative divisions, by code or by any name that files write. 海南区 is a district of Wuhai, never the province.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** One division of the table (schema/divisions.yaml). */
export interface DivisionName {
  /** Six digits, or nine for a street or town. */
  code: string;
  name: string;
  aliases?: readonly string[];
}

/** Codes, names and aliases, each also with the names of the divisions above it before it, to the code. */
export type DivisionIndex = ReadonlyMap<string, string>;

const key = (name: string): string => tidy(name).replaceAll(' ', '');

/** Prepares the table of divisions for look-ups. */
export function divisionIndex(divisions: readonly DivisionName[]): DivisionIndex {
  const index = new Map<string, string>();
  for (const { code, name, aliases = [] } of divisions) {
    for (const known of [code, name, ...aliases]) index.set(key(known), code);
  }
  return index;
}

/**
 * Cleans a division into its code. `内蒙古自治区乌海市海勃湾区` is read from its end, each part below the one before;
 * a street or village code that is not in the table becomes the division it lies in, with a warning.
 */
export function clean(text: string, divisions: DivisionIndex): Cleaned {
  const name = key(text);
  const known = divisions.get(name) ?? ofChain(name, divisions);
  if (known !== undefined) return cleaned(known);
  if (isNothing(name)) return cleaned<string>(null);
  if (/^\d{9}(\d{3})?$/.test(name)) {
    const parent = divisions.get(name.slice(0, 9)) ?? divisions.get(name.slice(0, 6));
    if (parent !== undefined) return cleaned(parent, 'DIVISION_TRUNCATED');
  }
  return faulty('UNKNOWN_DIVISION_NAME');
}

/** `乌海市海勃湾区`: a known division followed by one that lies below it. */
function ofChain(name: string, divisions: DivisionIndex): string | undefined {
  for (let cut = name.length - 1; cut > 0; cut -= 1) {
    const above = divisions.get(name.slice(0, cut));
    if (above === undefined) continue;
    const rest = name.slice(cut).replace(/^[/·,-]/, '');
    const below = divisions.get(rest) ?? ofChain(rest, divisions);
    if (below?.startsWith(above.replace(/(?:00)+$/, ''))) return below;
  }
  return undefined;
}
