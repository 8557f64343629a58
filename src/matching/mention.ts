// A mention: what one row of a delivery says about another thing, by code, number, name or free text. Matching finds
// the thing that is meant. Mentions stand in a temporary table of the import's transaction, so that matching is
// set-based however many rows there are.
import type { ClientBase } from 'pg';
import { type CopyValue, copyInto } from '../db/copy.ts';
import { creditCode } from '../law/identifiers/creditCode.ts';
import { companyKey, projectKey } from './names.ts';

/** What a row says of one thing. Texts as staged; whatever the row does not say is null. */
export interface Mention {
  /** Number of the staged row. */
  n: number;
  /** The relation that it is to fill, and its place in the list of a relation to many. */
  link: string;
  ord: number;
  /** The entity that is meant. */
  target: string;
  /** Field of the contract that a doubt is reported for. */
  field: string;
  /** Credit code, project or investment code, agency code, number, or a person's token. */
  code: string | null;
  permit: string | null;
  name: string | null;
  /** Free text that names the thing among other words. */
  text: string | null;
  /** Six digits: where the row says that it all takes place. */
  place: string | null;
}

/** How a link of the dataset is to be matched: which links of the same row narrow it. */
export interface MentionedLink {
  name: string;
  target: string;
  owner?: string;
  contractor?: string;
}

/** Why a mention has no target. */
export type MentionProblem = 'UNMATCHED' | 'AMBIGUOUS';

const columns = [
  ['n', 'bigint not null'],
  ['link', 'text not null'],
  ['ord', 'int not null'],
  ['target', 'text not null'],
  ['field', 'text not null'],
  ['code', 'text'],
  ['permit', 'text'],
  ['name', 'text'],
  ['text', 'text'],
  ['place', 'text'],
  // Keys of `name`, or of `text` where there is no name (names.ts).
  ['name_key', 'text'],
  ['name_core', 'text'],
  // Whether the credit code passes both its checks; one that does not counts less than a name.
  ['sound', 'boolean'],
] as const;

/** Creates the table `mention`; it goes with the transaction. */
export async function createMentions(client: ClientBase): Promise<void> {
  const list = columns.map(([name, type]) => `"${name}" ${type} ${type.startsWith('text') ? 'collate "C"' : ''}`);
  await client.query(`create temp table mention (${list.join(', ')}, target_id bigint, problem text) on commit drop`);
}

/** Adds mentions to the table, with the keys of their names. */
export async function addMentions(client: ClientBase, mentions: readonly Mention[]): Promise<void> {
  await copyInto(
    client,
    'mention',
    columns.map(([name]) => name),
    mentions.map(rowOf),
  );
}

function rowOf(mention: Mention): CopyValue[] {
  const { n, link, ord, target, field, code, permit, name, text, place } = mention;
  return [
    n,
    link,
    ord,
    target,
    field,
    code,
    permit,
    name,
    text,
    place,
    ...keysOf(target, name ?? text),
    sound(mention),
  ];
}

function keysOf(target: string, name: string | null): [key: string | null, core: string | null] {
  if (name === null || (target !== 'Enterprise' && target !== 'Project')) return [null, null];
  const { full, core } = companyKey(name);
  return [full, target === 'Enterprise' ? core : projectKey(name).core];
}

function sound({ target, code }: Mention): boolean | null {
  if (target !== 'Enterprise' || code === null) return null;
  const read = creditCode(code);
  return read.ok && read.warnings.length === 0;
}
