// No value that a contract or the graph classes L3 or above stands in the clear where rows are kept as delivered: lineage,
// issues, discrepancies and what is searched. Every cell of every delivery is looked for.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HIDDEN, MINOR, ORGANISATION } from '../src/access/mask.ts';
import type { Contract } from '../src/datasets/contract.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { openDelivery } from '../src/datasets/delivery.ts';
import { readTables } from '../src/datasets/read.ts';
import { deliveriesOf } from '../src/datasets/take-in-folder.ts';
import { fieldAt } from '../src/datasets/target.ts';
import type { ComputedField, FieldModel, TypeModel } from '../src/graph/model.ts';
import type { Hub } from '../src/hub.ts';
import { identityCheckDigit } from '../src/law/identifiers/identityNumber.ts';
import { openSeededHub } from './hub.ts';
import { identities } from './keys.ts';

const schema = loadSchema('schema');
const deliveries = deliveriesOf(schema.contracts, 'seeds');
let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

/** The stricter of the contract's class and the levels of the property that a field fills. */
function levelOf(contract: Contract, name: string): number {
  const { class: level, property = [] } = contract.fields[name]!;
  const levels = [property].flat().flatMap((path) => {
    const steps = path.split('.');
    return steps.map(
      (_, at) => fieldAt(hub.model.entity(contract.entity), steps.slice(0, at + 1).join('.'))?.level ?? 1,
    );
  });
  return Math.max(Number(level.slice(1)), ...levels);
}

/** Cells of sensitive fields, with a field that holds each; what also stands in an open field is no secret. */
async function secretCells(): Promise<Map<string, string>> {
  const secret = new Map<string, string>();
  const open = new Set<string>();
  for (const { contract, file } of deliveries) {
    const { columns, rows } = await openDelivery(contract, file, { schema, identities });
    const fields = new Map(columns.map(({ header, field }) => [header, field]));
    for await (const { outcome, raw } of rows) {
      if (outcome === 'rejected') continue;
      for (const [header, cell] of Object.entries(raw)) {
        const field = fields.get(header);
        if (field && levelOf(contract, field) >= 3) secret.set(cell.trim(), `${contract.code}.${field}`);
        else open.add(cell.trim());
      }
    }
  }
  const shown = new RegExp(ORGANISATION, 'u');
  for (const text of secret.keys())
    if (open.has(text) || text.includes('*') || text === MINOR || shown.test(text)) secret.delete(text);
  return secret;
}

test('no sensitive cell stands in the clear in lineage, issues, discrepancies or what is searched', async () => {
  const secret = await secretCells();
  expect(new Set([...secret.values()].map((field) => field.split('.')[0])).size).toBeGreaterThan(15);
  const { rows } = await hub.pool.query<{ text: string }>(
    `select f ->> 'original' as text from source_record, jsonb_array_elements(fields) f
     union select f ->> 'value' from source_record, jsonb_array_elements(fields) f
     union select value from batch_issue union select message from batch_issue
     union select e.value from batch_issue, jsonb_each_text(raw) e
     union select v ->> 'value' from discrepancy, jsonb_array_elements(values) v
     union select shown from source_statement union select key from search_entry`,
  );
  const texts = new Set(rows.flatMap(({ text }) => text?.trim() ?? []));
  const all = [...texts].join('\n');
  // A short text may be part of many others, a number of longer ones.
  const within = (text: string) =>
    all.includes(text) &&
    (!/^[\d.]+$/.test(text) || new RegExp(`(?<![\\w.])${text.replaceAll('.', '\\.')}(?![\\w.])`).test(all));
  const found = [...secret].filter(([text]) => (text.length < 6 ? texts.has(text) : within(text)));
  expect(found).toEqual([]);
  expect(texts).toContain(HIDDEN);
});

test('nothing of the graph is classed lower than what it is made of', () => {
  const lower: string[] = [];
  const check = (type: TypeModel) => {
    for (const field of type.fields.values()) {
      if (field.kind === 'part') check(field.target);
      const made =
        field.kind === 'values' ? membersOf(field.target) : field.kind === 'computed' ? readBy(field, type) : [];
      for (const { name, level } of made) if (level > field.level) lower.push(`${type.name}.${field.name}: ${name}`);
    }
  };
  for (const entity of hub.model.entities.values()) check(entity);
  expect(lower).toEqual([]);
});

/** The members of a value in a list: the list shows all of them alike. */
const membersOf = (value: TypeModel): FieldModel[] =>
  [...value.fields.values()].flatMap((field) => (field.kind === 'part' ? membersOf(field.target) : field));

/** The fields whose columns a computed field reads. */
function readBy(field: ComputedField, type: TypeModel): FieldModel[] {
  const read: FieldModel[] = [];
  field.sql({
    col: (property) => {
      read.push(type.fields.get(property)!);
      return sql.ref(property);
    },
    arg: (_, otherwise) => otherwise,
    hubDate: sql`current_date`,
  });
  return read;
}

/** Numbers of permits look alike; those of persons have a check character and, made up, a sequence from 990 on. */
const isSynthetic = (number: string) =>
  Number(number.slice(14, 17)) >= 990 && identityCheckDigit(number.slice(0, 17)) === number[17]!.toUpperCase();

test('no identity number of a delivery stands in any table', async () => {
  const numbers = new Set<string>();
  for (const { file } of deliveries)
    for (const { rows } of await readTables(file))
      for await (const { cells } of rows)
        for (const [number] of cells.join(' ').matchAll(/(?<!\w)\d{17}[\dXx](?!\w)/g))
          if (isSynthetic(number)) numbers.add(number);
  expect(numbers.size).toBeGreaterThan(500);
  const { rows: tables } = await hub.pool.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await hub.pool.query<{ said: string[] }>(
      `select array(select m[1] from regexp_matches(t::text, '\\m(\\d{17}[\\dXx])\\M', 'g') m) as said from ${name} t
       where t::text ~ '\\m\\d{17}[\\dXx]\\M'`,
    );
    found.push(
      ...rows
        .flatMap(({ said }) => said)
        .filter((text) => numbers.has(text))
        .map((text) => `${name} ${text}`),
    );
  }
  expect(found).toEqual([]);
});
