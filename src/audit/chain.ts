// The links of the log: what a record's hash is made of, for those who write it and for those who check it.
//
// Each running hub writes a chain of its own, numbered from 1 (audit/lane.ts), so that none waits for another's
// transaction. A chain goes on where the last hub that wrote it left off: there are as many chains as hubs ever ran at
// once, and each is checked by itself.
import { hash as digest } from 'node:crypto';

/** A record without its place: what one operation leaves behind. */
export interface Access {
  /** Milliseconds since 1970. */
  at: number;
  principal: string;
  agency: string | null;
  roles: readonly string[];
  purposeGrant: string | null;
  caseNumber: string | null;
  grants: readonly string[];
  documentHash: string;
  operation: string | null;
  kind: string;
  /** JSON without values (audit/variables.ts). */
  variables: string;
  datasets: readonly string[];
  fields: readonly string[];
  withheld: number;
  rows: number | null;
  denials: readonly string[];
  outcome: string;
  duration: number;
  address: string | null;
  reference: string | null;
}

/** A record as it stands in the log. */
export interface ChainedAccess extends Access {
  chain: number;
  number: number;
  previous: string;
  hash: string;
}

/** A signed head: whoever holds it holds the chain up to that record. */
export interface Head {
  chain: number;
  number: number;
  /** Of the record of that number. */
  hash: string;
  at: number;
  keyId: string;
  /** Base64. */
  signature: string;
}

/** The last record of a chain. */
export interface Tip {
  readonly number: number;
  readonly hash: string;
}

/** What a chain's first record is linked to. */
export const START: Tip = { number: 0, hash: '0'.repeat(64) };

/** SM3, hex. */
export const sm3 = (text: string): string => digest('sm3', text, 'hex');

/** The columns of a record in the order in which they are hashed, and the type of each in PostgreSQL. */
export const columns = {
  chain: 'int',
  number: 'numeric',
  at: 'timestamptz',
  principal: 'text',
  agency: 'text',
  roles: 'text[]',
  purposeGrant: 'text',
  caseNumber: 'text',
  grants: 'text[]',
  documentHash: 'text',
  operation: 'text',
  kind: 'text',
  variables: 'text',
  datasets: 'text[]',
  fields: 'text[]',
  withheld: 'int',
  rows: 'int',
  denials: 'text[]',
  outcome: 'text',
  duration: 'numeric',
  address: 'text',
  reference: 'text',
  previous: 'text',
} as const satisfies Record<Exclude<keyof ChainedAccess, 'hash'>, string>;

/** The name of a column in the database. */
export const columnOf = (name: string): string => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;

const order = Object.keys(columns) as (keyof typeof columns)[];

/** The hash of a record: SM3 of the JSON array of its columns, UTF-8, no spaces; times are milliseconds since 1970. */
export const hashOf = (record: Omit<ChainedAccess, 'hash'>): string =>
  sm3(JSON.stringify(order.map((name) => record[name])));

/** Links records to the end of a chain. */
export function linked(chain: number, tip: Tip, accesses: readonly Access[]): ChainedAccess[] {
  let { number, hash } = tip;
  return accesses.map((access) => {
    number += 1;
    const record = { ...access, chain, number, previous: hash };
    hash = hashOf(record);
    return { ...record, hash };
  });
}

/** What a head's signature is over. */
export const signedText = ({ chain, number, hash, at }: Omit<Head, 'keyId' | 'signature'>): Buffer =>
  Buffer.from(JSON.stringify(['liandong access head', chain, number, hash, at]));
