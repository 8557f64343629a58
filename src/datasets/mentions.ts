// What the rows of a dataset mention, by the links of its contract.
import type { Mention, MentionedLink } from '../matching/mention.ts';
import type { SoundRow } from './check.ts';
import { type Contract, type ContractLink, linkFields } from './contract.ts';

/** The contract's links as matching knows them. */
export const mentionedLinks = ({ links }: Contract): MentionedLink[] =>
  Object.entries(links).map(([name, { to, owner, contractor }]) => ({
    name,
    target: to,
    ...(owner !== undefined && { owner }),
    ...(contractor !== undefined && { contractor }),
  }));

/** The mentions of one row, numbered `n` in the staging table. */
export function mentionsOf(contract: Contract, n: number, { values }: Pick<SoundRow, 'values'>): Mention[] {
  const place = placeOf(contract, values);
  return Object.entries(contract.links).flatMap(([link, criteria]) => {
    const field = linkFields(criteria)[0] ?? contract.key[0]!;
    return said(criteria, values).map((what, ord) => ({ n, link, ord, target: criteria.to, field, place, ...what }));
  });
}

type Values = SoundRow['values'];
type Said = Pick<Mention, 'code' | 'permit' | 'name' | 'text'>;

const nothing: Said = { code: null, permit: null, name: null, text: null };

/** One entry for each thing that the link's fields name. */
function said(link: ContractLink, values: Values): Said[] {
  const read = (field: string | undefined) => listOf(field === undefined ? null : (values[field] ?? null));
  const codes = link.constant === undefined ? read(codeField(link)) : [link.constant];
  const names = read(link.name);
  const texts = read(link.text);
  const permits = read(link.permitNumber);
  // Names and codes of the same things stand side by side; without a partner each speaks for itself.
  const paired = codes.length === names.length || codes.length === 0 || names.length === 0;
  // Only the number tells which person is meant, and only one that can be read in full.
  if (link.to === 'Person') return codes.filter((code) => !code.includes('*')).map((code) => ({ ...nothing, code }));
  const things = paired
    ? Array.from({ length: Math.max(codes.length, names.length) }, (_, i) => ({ code: codes[i], name: names[i] }))
    : [...codes.map((code) => ({ code, name: undefined })), ...names.map((name) => ({ code: undefined, name }))];
  if (things.length === 0 && (permits.length > 0 || texts.length > 0))
    things.push({ code: undefined, name: undefined });
  return things.map(({ code, name }) => ({
    code: code ?? null,
    name: name ?? null,
    permit: permits[0] ?? null,
    text: texts[0] ?? null,
  }));
}

const codeField = ({ creditCode, identity, agency, code, number }: ContractLink) =>
  creditCode ?? identity ?? agency ?? code ?? number;

function listOf(value: Values[string]): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

/** The county or city that the row itself says it belongs to: six digits. */
function placeOf({ fields }: Contract, values: Values): string | null {
  const field = Object.keys(fields).find(
    (name) => fields[name]!.type === 'division' && fields[name]!.property === 'division',
  );
  const code = field === undefined ? null : values[field];
  return typeof code === 'string' ? code.slice(0, 6) : null;
}
