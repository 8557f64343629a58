// The key by which a dataset knows its rows again. A part of it that is sensitive, such as an account number, stands in it
// as a keyed token, so that lineage tells it to nobody.
import type { Identities } from '../access/identities.ts';
import type { StagedValue } from './checkValue.ts';
import type { Contract } from './contract.ts';

/** Between the parts of a key; within one it is escaped. */
export const SEPARATOR = '|';

/** Whether a field of the key stands in it as a token. */
export const isTokenised = ({ fields }: Contract, field: string) => ['L3', 'L4'].includes(fields[field]!.class);

/** The key of a row that was understood. */
export function keyOf(contract: Contract, values: Record<string, StagedValue>, identities: Identities): string {
  const parts = contract.key.map((field) => {
    const text = String(values[field]);
    return isTokenised(contract, field) ? identities.token(text) : text;
  });
  return parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join(SEPARATOR);
}
