// Indexes and constraints of tables, laid aside while rows come in bulk: to build them once is many times faster.
import type { ClientBase } from 'pg';

/** How an index or a constraint is made again. */
export interface Laid {
  name: string;
  create: string;
}

/** Drops what slows down writing to tables: foreign keys, keys, indexes. Returns what puts it back, in order. */
export async function layAside(client: ClientBase, tables: readonly string[]): Promise<Laid[]> {
  const { rows } = await client.query<Laid & { drop: string }>(
    `with aside as (
       select c.conname as name, format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
         format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as create,
         case c.contype when 'f' then 3 else 1 end as rank, c.oid
       from pg_constraint c
       where c.contype in ('p', 'u', 'f') and (c.conrelid = any($1::regclass[]) or c.confrelid = any($1::regclass[]))
       union all
       select i.indexrelid::regclass::text, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 2, i.indexrelid
       from pg_index i
       where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid))
     select name, drop, "create" from aside order by rank, oid`,
    [tables],
  );
  for (const { drop } of rows.toReversed()) await client.query(drop);
  return rows;
}

/** Makes again what was laid aside; foreign keys are checked anew. */
export async function putBack(
  client: ClientBase,
  laid: readonly Laid[],
  around: (name: string, work: () => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  for (const { name, create } of laid) await around(name, () => client.query(create));
}
