// What a row says of persons, sealed before anything of it is stored: the identity number becomes a token, and of a minor
// name and number are blotted out in the row itself (minors' protection law, art. 103; domain sections 2.7, 5.3).
import type { Identities } from '../access/identities.ts';
import { HIDDEN, MINOR, masked } from '../access/mask.ts';
import type { Day } from '../law/calendar.ts';
import { birthDayOf, fullYears, identityNumber } from '../law/identifiers/identityNumber.ts';
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
  const named = Object.entries(links).flatMap(([link, { to, identity, name, groups }]) =>
    to === 'Person' && identity !== undefined ? [{ link, identity, name, groups }] : [],
  );
  return (row) =>
    named.flatMap(({ link, identity, name, groups }) => {
      const number = row.values[identity];
      const blot = (field: string | undefined, value: string, cell = value) => {
        if (field !== undefined) write(row, field, headers.get(field), value, cell);
      };
      if (typeof number !== 'string' || number.includes('*')) {
        const told = groups !== undefined && row.values[groups];
        if ((Array.isArray(told) && told.includes('MINOR')) || mayBeMinor(number ?? '', on)) blot(name, MINOR);
        // A number that cannot be read may be that of a minor.
        else if (number === undefined && row.raw[headers.get(identity) ?? ''] !== undefined) blot(name, HIDDEN);
        return [];
      }
      const minor = fullYears(birthDayOf(number), on) < ADULT_AGE;
      const shown = minor ? number.slice(0, 6).padEnd(18, '*') : masked(number, 'identity');
      const token = identities.token(number);
      blot(identity, token, shown);
      if (minor) blot(name, MINOR);
      const said = name === undefined ? null : row.values[name];
      const known = typeof said === 'string' && !minor ? said : null;
      return [{ link, token, name: known, shown, cipher: identities.seal(number), minor }];
    });
}

/** Eighteen digits that stand by themselves, the last perhaps X; full-width ones too. */
const EIGHTEEN = /(?<![\d０-９A-Za-z])[\d０-９]{17}[\d０-９XxＸｘ](?![\d０-９A-Za-z])/g;

/** The text with the identity numbers in it masked: nobody asked for them in a remark, or in place of a credit code. */
export const withoutNumbers = (text: string, on: Day): string =>
  text.replace(EIGHTEEN, (digits) => {
    const read = identityNumber(digits, { on });
    const sure = read.ok && read.warnings.length === 0 && read.value.slice(6, 8) >= '19';
    return sure ? masked(read.value, 'identity') : digits;
  });

/** Whether a number of which only a part is legible shows the year of birth of somebody who may not be of age yet. */
function mayBeMinor(number: StagedValue, on: Day): boolean {
  const year = typeof number === 'string' ? /^[\d*]{6}(\d{4})/.exec(number)?.[1] : undefined;
  return year !== undefined && fullYears(`${year}-12-31`, on) < ADULT_AGE;
}

/** Writes over what the row says in a field, be it understood or not. */
function write(
  { raw, values, issues }: OpenRow,
  field: string,
  header: string | undefined,
  value: string,
  cell: string,
) {
  if (header === undefined || raw[header] === undefined) return;
  if (values[field] != null) values[field] = value;
  raw[header] = cell;
  for (const [index, issue] of issues.entries())
    if (issue.field === field && issue.value !== null) issues[index] = { ...issue, value: HIDDEN };
}
