// Makes a copy of a store that differs from it in all that a policy hides, and in nothing that it shows.

import { sql } from 'kysely';
import type { ClientBase } from 'pg';
import pg from 'pg';
import type { Policy } from '../../src/access/policy.ts';
import { bringSummariesUpToDate } from '../../src/db/summaries.ts';
import type { EntityModel, Model } from '../../src/graph/model.ts';
import { statement } from '../../src/graph/plan.ts';
import { bringUpToDate } from '../../src/search/entries.ts';
import { anyKey, type Column, columnsOf, otherValue, sameMasked } from './columns.ts';
import { exposedColumns, type Shown } from './exposure.ts';
import { placesOf } from './inputs.ts';

/** Changes the store at `url`, a copy, within what the policy hides. */
export async function disguise(url: string, model: Model, policy: Policy, seed: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    const disguise = new Disguise(client, model, policy, seed, await columnsOf(client));
    await disguise.make();
    await client.query(`delete from hub_setting where name = 'searched' or name like 'summary %'`);
    await client.query('begin');
    await bringSummariesUpToDate(client, model);
    await bringUpToDate(client, model, { entity: 'Agency', ids: 'select id from agency' });
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

class Disguise {
  private readonly shown: Map<string, Shown>;
  private readonly codes = new Map<string, readonly string[]>();
  private readonly entities: EntityModel[];

  constructor(
    private readonly client: ClientBase,
    model: Model,
    private readonly policy: Policy,
    private readonly seed: number,
    private readonly columns: Map<string, Column[]>,
  ) {
    this.entities = [...model.entities.values()];
    this.shown = exposedColumns(model, policy);
    for (const entity of this.entities)
      for (const { field } of placesOf(entity))
        if ('codes' in field && field.codes && 'column' in field)
          this.codes.set(`${entity.table}.${field.column}`, Object.keys(field.codes.values));
  }

  async make(): Promise<void> {
    await this.freeUniques();
    for (const entity of this.entities) await this.noteVisible(entity, 'seen');
    for (const entity of this.entities) await this.scramble(entity);
    for (const entity of this.entities) await this.repoint(entity);
    for (const entity of this.entities) await this.replaceRows(entity);
    await this.scrambleLinks();
    await this.mend();
  }

  private run(text: string) {
    return this.client.query(text);
  }

  /** Values that nobody sees are unique by how they are made; two keys together may not be, and needn't. */
  private async freeUniques(): Promise<void> {
    const { rows } = await this.client.query<{ drop: string }>(`
      select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as drop from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('u', 'c') union all
      select format('drop index %I', i.relname) from pg_index x join pg_class i on i.oid = x.indexrelid
      where i.relnamespace = 'public'::regnamespace and x.indisunique and not x.indisprimary
        and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
        and i.relname not like '%summary%'`);
    for (const { drop } of rows) await this.run(drop);
  }

  /** The ids that the caller sees, as a table `<name>_<table>`; rows of totals count as not seen. */
  private async noteVisible({ name, table }: EntityModel, as: string): Promise<void> {
    await this.run(`create temp table if not exists ${as}_${table} (id bigint primary key)`);
    await this.run(`truncate ${as}_${table}`);
    if (as === 'seen') await this.run(`create temp table old_${table} as table "${table}"`);
    if (this.policy.reach(name) !== 'rows') return;
    const condition = this.policy.rows(name, 't') ?? sql`true`;
    const { text, bind } = statement(condition);
    await this.client.query({
      text: `insert into ${as}_${table} select t.id from "${table}" as t where ${text}`,
      values: bind({ variables: {}, hubDate: '2025-06-06', smallCount: 5, cursorKey: '', opener: null }),
    });
  }

  private own(table: string): Column[] {
    return this.columns.get(table)!.filter(({ name }) => name !== 'id');
  }

  private other(column: Column): string {
    return otherValue(column, this.seed, this.codes.get(`${column.table}.${column.name}`));
  }

  private async scramble({ name, table }: EntityModel): Promise<void> {
    const shown = (column: Column) => this.shown.get(`${table}.${column.name}`);
    const hidden = this.own(table).flatMap((column) => {
      const as = shown(column);
      if (as === 'clear') return [];
      return [`"${column.name}" = ${as ? sameMasked(`t."${column.name}"`, as) : this.other(column)}`];
    });
    if (hidden.length > 0) await this.run(`update "${table}" as t set ${hidden}`);
    if (this.policy.reach(name) === 'totals') return;
    const rest = this.own(table).filter((column) => shown(column));
    const all = rest.map((column) => `"${column.name}" = ${this.other(column)}`);
    if (all.length > 0)
      await this.run(`update "${table}" as t set ${all} where id not in (select id from seen_${table})`);
    await this.scrambleMembers(table);
  }

  /** Members of JSON values that are hidden though their list is not. */
  private async scrambleMembers(table: string): Promise<void> {
    const entity = this.entities.find((one) => one.table === table)!;
    for (const field of entity.fields.values()) {
      if (field.kind !== 'values' || this.shown.get(`${table}.${field.column}`) !== 'clear') continue;
      for (const member of field.target.fields.values()) {
        if (member.kind !== 'scalar' || this.policy.treatment(entity.name, member) === 'clear') continue;
        const mask = this.policy.treatment(entity.name, member) === 'masked' ? member.mask : undefined;
        const text = `(m ->> '${member.name}')`;
        const other = mask ? sameMasked(text, mask) : `md5(m::text)`;
        await this.run(`update "${table}" set "${field.column}" = coalesce((select jsonb_agg(
          case when m -> '${member.name}' is null then m else m || jsonb_build_object('${member.name}', ${other}) end order by n)
          from jsonb_array_elements("${field.column}") with ordinality as v(m, n)), '[]')`);
      }
    }
  }

  /** A seen row that leads to one not seen might as well lead to another, or nowhere. */
  private async repoint({ table }: EntityModel): Promise<void> {
    for (const column of this.own(table)) {
      if (!column.target || column.unique) continue;
      const seen = `(select id from seen_${column.target})`;
      const others = `select id from "${column.target}" where id not in ${seen}`;
      await this.run(`update "${table}" as t set "${column.name}" = ${anyKey(column, others, this.seed)}
        where "${column.name}" not in ${seen}`);
    }
  }

  /** Some rows that are not seen go, others come. */
  private async replaceRows({ name, table }: EntityModel): Promise<void> {
    if (this.policy.reach(name) === 'totals') return;
    await this.run(`create temp table gone_${table} as select id from "${table}" as t
      where id not in (select id from seen_${table}) and hashtext(id || 'gone${this.seed}') % 3 = 0
        and id <> (select min(id) from "${table}" where id not in (select id from seen_${table}))`);
    const refer = [...this.columns.values()].flat().filter(({ target }) => target === table);
    const left = `select id from "${table}" where id not in (select id from seen_${table}) and id not in (select id from gone_${table})`;
    for (const column of refer) {
      const gone = `"${column.name}" in (select id from gone_${table})`;
      if (column.unique)
        await this.run(`delete from gone_${table} where id in (select "${column.name}" from "${column.table}")`);
      else if (this.columns.get(column.table)!.some(({ name }) => name === 'id'))
        await this.run(
          `update "${column.table}" as t set "${column.name}" = ${column.nullable ? 'null' : anyKey({ ...column, nullable: false }, left, this.seed)} where ${gone}`,
        );
      else await this.run(`delete from "${column.table}" where ${gone}`);
    }
    await this.run(`delete from "${table}" where id in (select id from gone_${table})`);
    const own = this.own(table);
    if (own.some(({ target, unique }) => target && unique)) return;
    const names = own.map((column) => `"${column.name}"`);
    const values = own.map((column) =>
      column.unique && column.type === 'text' ? `md5('new' || t.id || '${column.name}')` : `t."${column.name}"`,
    );
    await this.run(`insert into "${table}" (id, ${names})
      select (select max(id) from "${table}") + row_number() over (order by id), ${values} from "${table}" as t
      where id not in (select id from seen_${table}) order by id limit 7`);
  }

  /** Links of which an end is not seen, and all where neither end shows them. */
  private async scrambleLinks(): Promise<void> {
    const pivots = new Map(
      this.entities.flatMap((entity) =>
        [...entity.fields.values()].flatMap((field) =>
          field.kind === 'many' && field.pivot ? [[field.pivot.table, field.pivot] as const] : [],
        ),
      ),
    );
    for (const { table, own, other } of pivots.values()) {
      const [left, right] = [own, other].map((name) => this.columns.get(table)!.find((c) => c.name === name)!);
      const unseen = this.shown.has(table)
        ? `not (${own} in (select id from seen_${left!.target}) and ${other} in (select id from seen_${right!.target}))`
        : 'true';
      await this.run(`delete from ${table} where ${unseen} and hashtext(${own} || '-' || ${other}) % 2 = 0`);
      await this.run(`insert into ${table} (${own}, ${other})
        select l.${own}, r.${other} from (select id as ${own} from "${left!.target}") as l, (select id as ${other} from "${right!.target}") as r
        where ${unseen} order by hashtext(l.${own} || '+' || r.${other}) limit 9 on conflict do nothing`);
    }
  }

  /** Where what was changed decides about who is seen, it is changed back: the caller would see that. */
  private async mend(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      let flipped = 0;
      for (const { table } of this.entities) {
        await this.noteVisible(this.entities.find((one) => one.table === table)!, 'now');
        const names = this.own(table).map((column) => `"${column.name}" = o."${column.name}"`);
        const { rowCount: appeared } = await this.run(
          `delete from "${table}" where id in (select id from now_${table}) and id not in (select id from old_${table})`,
        );
        const { rowCount: changed } =
          await this.run(`update "${table}" as t set ${names} from old_${table} as o where t.id = o.id
          and ((t.id in (select id from seen_${table})) <> (t.id in (select id from now_${table})))`);
        flipped += (appeared ?? 0) + (changed ?? 0);
      }
      if (flipped === 0) return;
    }
    throw new Error('the disguise shows');
  }
}
