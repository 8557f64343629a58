// What the database computes in a statement is what law/ and access/ say in TypeScript.
import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { masked } from '../src/access/mask.ts';
import { maskSql } from '../src/access/mask-sql.ts';
import { termEnd as termInSql } from '../src/entities/term.ts';
import { statement } from '../src/graph/plan.ts';
import type { Hub } from '../src/hub.ts';
import { addDays } from '../src/law/calendar.ts';
import { landPenalty, premiumLateFee } from '../src/law/latefee.ts';
import { formatYuan } from '../src/law/money.ts';
import { parameters, whereKnown } from '../src/law/parameters.ts';
import { termEnd } from '../src/law/term.ts';
import { ask, openHubOn, scratchDatabase } from './hub.ts';

let scratch: Awaited<ReturnType<typeof scratchDatabase>>;
let hub: Hub;
let database: pg.Client;

beforeAll(async () => {
  scratch = await scratchDatabase('seeded');
  hub = await openHubOn(scratch.url);
  database = new pg.Client({ connectionString: scratch.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await hub.close();
  await scratch.drop();
});

const day = (from: string) => fc.integer({ min: 0, max: 1500 }).map((days) => addDays(from, days));
const fen = fc.integer({ min: 1, max: 500_000_000 });
/** Payments that never exceed what is owed. */
const debt = fc
  .record({
    dueOn: day('2021-01-15'),
    asOf: day('2021-06-01'),
    parts: fc.array(fc.record({ paidOn: day('2021-01-01'), amount: fen }), { maxLength: 4 }),
    rest: fc.integer({ min: 0, max: 9_999_999 }),
  })
  .map(({ parts, rest, ...dates }) => ({
    ...dates,
    payments: parts,
    owed: parts.reduce((sum, p) => sum + p.amount, rest),
  }));

test('late fees of premiums', async () => {
  const debts = fc.sample(debt, { numRuns: 150, seed: 1 });
  await database.query('truncate premium_arrears cascade');
  const { rows } = await database.query('select id from enterprise limit 1');
  for (const [index, { dueOn, owed, payments }] of debts.entries()) {
    const from = addDays('2000-01-01', index);
    const inserted = await database.query(
      `insert into premium_arrears (enterprise_id, insurance, period_from, period_to, owed, due_on)
       values ($1, 'EMPLOYEE_MEDICAL', $2, $2, $3, $4) returning id`,
      [rows[0].id, from, owed, dueOn],
    );
    for (const { paidOn, amount } of payments)
      await database.query('insert into premium_payment (arrears_id, paid_on, amount) values ($1, $2, $3)', [
        inserted.rows[0].id,
        paidOn,
        amount,
      ]);
    const { asOf } = debts[index]!;
    const { premiumArrears } = await ask(
      hub,
      'query($on: Date!, $from: Date!) { premiumArrears(filter: { periodFrom: { eq: $from } }) { nodes { lateFee(asOf: $on) lateFeeCapped(asOf: $on) } } }',
      { on: asOf, from },
    );
    const expected = premiumLateFee({
      owedFen: BigInt(owed),
      dueOn,
      asOf,
      payments: payments
        .filter((p) => p.paidOn <= asOf)
        .map((p) => ({ paidOn: p.paidOn, amountFen: BigInt(p.amount) })),
    });
    expect(premiumArrears.nodes[0], JSON.stringify(debts[index])).toEqual({
      lateFee: formatYuan(expected.feeFen),
      lateFeeCapped: formatYuan(expected.cappedFen),
    });
  }
});

test('penalties of land contracts', async () => {
  const contracts = fc.sample(fc.array(debt, { minLength: 1, maxLength: 3 }), { numRuns: 80, seed: 2 });
  for (const [index, installments] of contracts.entries()) {
    const number = `T-${index}`;
    const rate = index % 3 === 0 ? null : index % 2 === 0 ? '1' : '0.5';
    const contract = await database.query(
      'insert into land_contract (number, penalty_rate) values ($1, $2) returning id',
      [number, rate],
    );
    const { id } = contract.rows[0];
    for (const [at, { dueOn, owed, payments }] of installments.entries()) {
      await database.query(
        'insert into land_installment (contract_id, sequence, due_on, due) values ($1, $2, $3, $4)',
        [id, at + 1, dueOn, owed],
      );
      for (const [p, { paidOn, amount }] of payments.entries())
        await database.query(
          `insert into land_payment (voucher_number, contract_id, sequence, paid_on, amount, kind) values ($1, $2, $3, $4, $5, 'PRICE')`,
          [`${number}-${at}-${p}`, id, at + 1, paidOn, amount],
        );
    }
    const { asOf } = installments[0]!;
    const { landContract } = await ask(
      hub,
      'query($on: Date!, $number: String!) { landContract(number: $number) { penalty(asOf: $on) } }',
      { on: asOf, number },
    );
    const expected = landPenalty({
      asOf,
      penaltyRate: rate,
      installments: installments.map(({ dueOn, owed }, at) => ({ sequence: at + 1, dueOn, dueFen: BigInt(owed) })),
      payments: installments.flatMap(({ payments }, at) =>
        payments
          .filter((p) => p.paidOn <= asOf)
          .map((p) => ({ paidOn: p.paidOn, amountFen: BigInt(p.amount), kind: 'PRICE' as const, sequence: at + 1 })),
      ),
    });
    expect(landContract.penalty, JSON.stringify(installments)).toBe(formatYuan(expected.penaltyFen));
  }
});

test('terms in days and months', async () => {
  const terms = new Set(parameters.filter(({ unit }) => unit === 'days' || unit === 'months').map(({ id }) => id));
  const days = fc.sample(day('2025-01-01'), { numRuns: 40, seed: 3 });
  for (const id of terms) {
    const ends = days.map((from) => termInSql(id, sql`${sql.lit(from)}::date`));
    const { rows } = await database.query({
      text: statement(sql`select array[${sql.join(ends)}]::text[]`).text,
      rowMode: 'array',
    });
    expect(rows[0]![0], id).toEqual(days.map((from) => whereKnown(() => termEnd(id, from))));
  }
});

test('masks', async () => {
  const texts = [
    '张',
    '张三',
    '张小三',
    '巴特尔图',
    '欧阳某某某',
    '未成年人A',
    '李大厂',
    '乌海市砾澍建设（集团）有限公司',
    '砾澍商店（经营者张三丰）',
    '张三丰、砾澍五金店',
    '砾澍五金店',
    '𠮷田米店',
    '13800138000',
    '0473-2012345',
    '1234567',
    '150302198506151235',
    '6217001234567890122',
    '𠮷田',
  ];
  for (const kind of Object.keys(maskSql) as (keyof typeof maskSql)[]) {
    const shown = texts.map((text): RawBuilder<unknown> => maskSql[kind](sql`cast(${sql.val(text)} as text)`));
    const { text, bind } = statement(sql`select array[${sql.join(shown)}]`);
    const { rows } = await database.query({
      text,
      values: bind({ variables: {}, smallCount: 5, hubDate: '', cursorKey: '', opener: null }),
      rowMode: 'array',
    });
    expect(rows[0]![0], kind).toEqual(texts.map((original) => masked(original, kind)));
  }
});

test('a suggestion’s reply is judged by what was known on the day', async () => {
  await database.query(`insert into suggestion (document_number, delivered_on, reply_due_on, replied_on)
    values ('乌检建〔2099〕1号', '2025-01-02', '2025-03-03', '2025-03-10')`);
  const source = `query($on: Date!) { suggestion(documentNumber: "乌检建〔2099〕1号") { daysLeft(on: $on) isDue(on: $on) replyStatus(on: $on) } }`;
  const states = [
    ['2025-01-01', { daysLeft: null, isDue: false, replyStatus: 'NOT_DELIVERED' }],
    ['2025-01-02', { daysLeft: 60, isDue: false, replyStatus: 'PENDING' }],
    ['2025-02-16', { daysLeft: 15, isDue: true, replyStatus: 'DUE_SOON' }],
    ['2025-03-04', { daysLeft: -1, isDue: true, replyStatus: 'OVERDUE' }],
    ['2025-03-10', { daysLeft: null, isDue: false, replyStatus: 'REPLIED' }],
  ] as const;
  for (const [on, expected] of states) expect((await ask(hub, source, { on })).suggestion, on).toEqual(expected);
});
