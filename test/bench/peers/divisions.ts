// Divisions as they are told to peers that know only tables, in the way in which their generic plans are fast.
import { fileURLToPath } from 'node:url';
import { loadDivisions } from '../../../src/datasets/contractRegisters.ts';

const file = fileURLToPath(new URL('../../../schema/divisions.yaml', import.meta.url));
const codes = loadDivisions(file).map(({ code }) => code);

/** A key is the code padded to twelve digits. */
const stemOf = (code: unknown): string => String(code).replace(/(00){0,2}$/, '');

/**
 * The keys of a division and of all below it, for lists in order: of a range a plan expects one project in two hundred, and
 * sorts them all instead of walking them in their order. (The hub writes the range into its statement, MikroORM all values.)
 */
export const divisionsWithin = (code: unknown): string[] =>
  codes.filter((one) => one.startsWith(stemOf(code))).map((one) => one.padEnd(12, '0'));

/** The first and the last key within a division, for figures over all projects between them. */
export const rangeOf = (code: unknown): [from: string, to: string] => [
  stemOf(code).padEnd(12, '0'),
  stemOf(code).padEnd(12, '9'),
];
