// Row keys under another token key (rotation.ts).
import type { ClientBase } from 'pg';
import type { Identities } from '../access/identities.ts';
import { copyInto } from '../db/copy.ts';
import type { Model } from '../graph/model.ts';
import type { Contract } from './contract.ts';
import { isTokenised, SEPARATOR } from './row-keys.ts';
import { targetOf } from './target.ts';

/**
 * Puts the tokens of another key into the row keys that hold tokens; what they stand for is read from the entities that the
 * rows became.
 * @returns how many keys were renewed
 */
export async function renewRowKeys(
  client: ClientBase,
  model: Model,
  contracts: readonly Contract[],
  [from, to]: readonly [Identities, Identities],
): Promise<number> {
  let renewed = 0;
  for (const contract of contracts) {
    const sensitive = contract.key.filter((field) => isTokenised(contract, field));
    const { table, columns } = targetOf(model, contract);
    const tokens = new Map<string, string>();
    for (const { field, column } of columns) {
      if (field === null || !sensitive.includes(field)) continue;
      const { rows } = await client.query<{ text: string }>(
        `select distinct "${column}"::text as text from ${table} where "${column}" is not null`,
      );
      for (const { text } of rows) tokens.set(from.token(text), to.token(text));
    }
    if (tokens.size > 0) renewed += await replaceTokens(client, contract.code, tokens);
  }
  return renewed;
}

async function replaceTokens(client: ClientBase, code: string, tokens: Map<string, string>): Promise<number> {
  const { rows } = await client.query<{ id: string; key: string }>(
    `select distinct d.id::text, k.key from dataset d
     join (select dataset_id, key from source_record union select dataset_id, key from source_statement) k on k.dataset_id = d.id
     where d.code = $1`,
    [code],
  );
  // A token has no character that is escaped, so that a part which is one stands between separators as it is.
  const renewed = rows.flatMap(({ id, key }) => {
    const next = key.split(SEPARATOR).map((part) => tokens.get(part) ?? part);
    return next.join(SEPARATOR) === key ? [] : [[id, key, next.join(SEPARATOR)]];
  });
  await client.query(
    'create temp table renewed_key (dataset_id bigint, key text collate "C", renewed text) on commit drop',
  );
  await copyInto(client, 'renewed_key', ['dataset_id', 'key', 'renewed'], renewed);
  for (const table of ['source_record', 'source_statement'])
    await client.query(
      `update ${table} t set key = n.renewed from renewed_key n where n.dataset_id = t.dataset_id and n.key = t.key`,
    );
  await client.query('drop table renewed_key');
  return renewed.length;
}
