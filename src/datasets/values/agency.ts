// Agencies, by the hub's own code or by any name that files write.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** One agency of the table (schema/agencies.yaml). */
export interface AgencyName {
  code: string;
  name: string;
  aliases?: readonly string[];
}

/** Codes, names and aliases to the code. */
export type AgencyIndex = ReadonlyMap<string, string>;

const key = (name: string): string => tidy(name).replaceAll(' ', '').toLowerCase();

/** Prepares the table of agencies for look-ups. */
export function agencyIndex(agencies: readonly AgencyName[]): AgencyIndex {
  return new Map(
    agencies.flatMap(({ code, name, aliases = [] }) =>
      [code, name, ...aliases].map((known) => [key(known), code] as const),
    ),
  );
}

/** Cleans an agency into its code. */
export function clean(text: string, agencies: AgencyIndex): Cleaned {
  const code = agencies.get(key(text));
  if (code !== undefined) return cleaned(code);
  return isNothing(tidy(text)) ? cleaned<string>(null) : faulty('UNKNOWN_AGENCY');
}
