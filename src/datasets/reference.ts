// What the hub knows before the first delivery: divisions, agencies, and the catalogue of datasets, as schema/ says them.
import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '../db/transaction.ts';
import type { Contract } from './contract.ts';
import type { Agency, Division, Schema } from './contractRegisters.ts';

/** Brings divisions, agencies and catalogue to what schema/ says. What it no longer names stays: rows refer to it. */
export async function upsertReference(pool: Pool, schema: Schema): Promise<void> {
  await inTransaction(pool, async (client) => {
    await upsertDivisions(client, schema.divisions);
    await upsertAgencies(client, schema.agencies);
    await upsertCatalogue(client, schema.contracts);
  });
}

/** The key of a division: its code padded to twelve digits, so that all below it lie in one range of keys. */
const divisionKey = (code: string): string => code.padEnd(12, '0');

/** Levels of the register by the names that the graph uses. */
const LEVELS: Readonly<Record<Division['level'], string>> = {
  PROVINCE: 'PROVINCE',
  CITY: 'CITY',
  COUNTY: 'COUNTY',
  TOWN: 'STREET',
};

async function upsertDivisions(client: ClientBase, divisions: readonly Division[]): Promise<void> {
  const codes = new Set(divisions.map(({ code }) => code));
  const rows = divisions.map(({ code, name, level, aliases }) => {
    const above = [code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
    const parent = above.find((other) => other !== code && codes.has(other));
    return {
      id: divisionKey(code),
      code,
      name,
      level: LEVELS[level],
      parent: parent ? divisionKey(parent) : null,
      aliases,
    };
  });
  await client.query(
    `insert into division (id, code, name, level, parent_id, aliases)
     select id, code, name, level, parent, aliases
     from jsonb_to_recordset($1) as r(id bigint, code text, name text, level text, parent bigint, aliases text[]) order by id
     on conflict (id) do update set name = excluded.name, level = excluded.level, parent_id = excluded.parent_id,
       aliases = excluded.aliases`,
    [JSON.stringify(rows)],
  );
}

async function upsertAgencies(client: ClientBase, agencies: readonly Agency[]): Promise<void> {
  const rows = agencies.map(({ code, name, kind, division, aliases }, at) => {
    return { at, code, name, kind, division: divisionKey(division), aliases };
  });
  await upsertInOrder(
    client,
    'agency',
    `select at, code, name, kind, division as division_id, aliases
     from jsonb_to_recordset($1) as r(at int, code text, name text, kind text, division bigint, aliases text[])`,
    rows,
    ['name', 'kind', 'division_id', 'aliases'],
  );
  const parents = agencies.map(({ code, parent = null }) => ({ code, parent }));
  await client.query(
    `update agency a set parent_id = p.id from jsonb_to_recordset($1) as r(code text, parent text)
     left join agency p on p.code = r.parent where a.code = r.code`,
    [JSON.stringify(parents)],
  );
}

async function upsertCatalogue(client: ClientBase, contracts: readonly Contract[]): Promise<void> {
  const ordered = [...contracts].sort((a, b) => (a.number + a.code < b.number + b.code ? -1 : 1));
  const rows = ordered.map(({ code, title, agency, sharing, updateCycle, fields }, at) => ({
    at,
    code,
    title: title.zh,
    agency,
    attribute: sharing.attribute,
    basis: sharing.legalBasis,
    cycle: updateCycle,
    fields: Object.entries(fields).map(([name, { label, type, required, class: classification, authoritative }]) => ({
      name,
      label,
      type,
      required,
      classification,
      authoritative,
    })),
  }));
  await upsertInOrder(
    client,
    'dataset',
    `select at, r.code, r.title, a.id as agency_id, r.attribute as sharing_attribute, r.basis as sharing_legal_basis,
       r.cycle as update_cycle, r.fields
     from jsonb_to_recordset($1) as r(at int, code text, title text, agency text, attribute text, basis text, cycle text, fields jsonb)
     join agency a on a.code = r.agency`,
    rows,
    ['title', 'agency_id', 'sharing_attribute', 'sharing_legal_basis', 'update_cycle', 'fields'],
  );
}

/** Updates what has the code already and adds the rest in order; an upsert would spend keys on what it only updates. */
async function upsertInOrder(
  client: ClientBase,
  table: string,
  source: string,
  rows: readonly object[],
  columns: readonly string[],
): Promise<void> {
  const values = [JSON.stringify(rows)];
  const sets = columns.map((column) => `${column} = s.${column}`);
  await client.query(`update ${table} t set ${sets.join(', ')} from (${source}) s where t.code = s.code`, values);
  await client.query(
    `insert into ${table} (code, ${columns.join(', ')}) select s.code, ${columns.map((column) => `s.${column}`).join(', ')}
     from (${source}) s where not exists (select from ${table} t where t.code = s.code) order by s.at`,
    values,
  );
}
