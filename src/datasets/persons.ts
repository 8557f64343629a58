// What a row says of persons, sealed before anything of it is stored: the identity number becomes a token, and of a minor
// name and number are blotted out in the row itself (minors' protection law, art. 103; domain sections 2.7, 5.3).
import type { Identities } from '../access/identities.ts';
import { HIDDEN, MINOR, masked } from '../access/mask.ts';
import type { Day } from '../law/calendar.ts';
import { birthDayOf, fullYears } from '../law/identifiers/identityNumber.ts';
import type { PersonSaid } from '../matching/persons.ts';
import type { StagedValue } from './checkValue.ts';
import type { Contract } from './contract.ts';
import type { Issue } from './deliveryFault.ts';

const ADULT_AGE = 18;

/** A row in the making: cells by header, values by field. */
interface OpenRow {
  raw: Record<string, string>;
  values: Record<string, StagedValue>;
  issues: Issue[];
}

/**
 * The sealing of a dataset's rows. Says what each row tells of persons and changes the row: no plain number is left in it.
 * @param on the publication day, on which a person is a minor or not
 */
export function personSealer(
  { links }: Contract,
  columns: readonly { header: string; field: string | null }[],
  identities: Identities,
  on: Day,
): (row: OpenRow) => PersonSaid[] {
  const headers = new Map(columns.map(({ header, field }) => [field, header]));
  const named = Object.entries(links).flatMap(([link, { to, identity, name }]) =>
    to === 'Person' && identity !== undefined ? [{ link, identity, name }] : [],
  );
  return ({ raw, values, issues }) =>
    named.flatMap(({ link, identity, name }) => {
      const number = values[identity];
      if (typeof number !== 'string' || number.includes('*')) return [];
      const minor = fullYears(birthDayOf(number), on) < ADULT_AGE;
      const shown = minor ? number.slice(0, 6).padEnd(18, '*') : masked(number, 'identity');
      const write = (field: string | undefined, value: string, cell: string) => {
        const header = headers.get(field ?? '');
        if (field === undefined || header === undefined || values[field] == null) return;
        values[field] = value;
        raw[header] = cell;
        for (const [index, issue] of issues.entries())
          if (issue.field === field && issue.value !== null) issues[index] = { ...issue, value: HIDDEN };
      };
      const token = identities.token(number);
      write(identity, token, shown);
      if (minor) write(name, MINOR, MINOR);
      const said = name === undefined ? null : values[name];
      const known = typeof said === 'string' && !minor ? said : null;
      return [{ link, token, name: known, shown, cipher: identities.seal(number), minor }];
    });
}
