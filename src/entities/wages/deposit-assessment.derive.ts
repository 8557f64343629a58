// Keeps the assessments of wage deposits: law/deposit-assessment judges, this file brings it what it needs and stores
// what it says. Assessed are all projects whose clock is known.
import type { ClientBase, Pool } from 'pg';
import type { Arrival } from '../../datasets/take-in.ts';
import { continueKeys } from '../../db/sequence.ts';
import { inTransaction, lockDeliveries } from '../../db/transaction.ts';
import type { Listing } from '../../law/blacklist.ts';
import type { Day } from '../../law/calendar.ts';
import { assessDeposit, type DepositAssessment, type LedgerDeposit } from '../../law/depositAssessment.ts';

/** Projects are read and written in blocks of so many. */
const BLOCK = 5_000;

/** The publication day of the newest ledger: a project due before it should stand in it. One without rows covers nothing. */
const COVERED = `select max(b.published_on) from batch b join dataset d on d.id = b.dataset_id
  where d.code = 'wage_deposit' and b.state = 'LOADED' and b.rows_loaded + b.rows_unchanged > 0`;

/** The cells of rows of that ledger that were quarantined: a project named there is not known to be without deposit. */
const UNREAD = `select distinct c.value from batch b join dataset d on d.id = b.dataset_id
  join batch_issue i on i.batch_id = b.id and i.severity = 'ERROR' cross join jsonb_each_text(i.raw) c
  where d.code = 'wage_deposit' and b.state = 'LOADED' and b.published_on = (${COVERED})`;

/** The projects that those rows name. */
const OF_UNREAD = `select p.id from project p join (${UNREAD}) u on u.value = p.name
  union select r.project_id from permit r join (${UNREAD}) u on u.value = r.number where r.project_id is not null`;

/** Assesses the projects that a delivery bears on. A newer ledger may also settle what no ledger covered before. */
export async function assessTouched(client: ClientBase, { entity, hubDate }: Arrival): Promise<void> {
  const touched = `select id from touched where entity = 'Project'`;
  // A complaint that proved true counts against every project of the contractor, and so does a listing.
  const ofContractors = `select p.id from project p join touched t on t.entity = 'Enterprise' and t.id = p.contractor_id`;
  const uncovered = `select project_id from deposit_assessment where status = 'UNKNOWN_NO_DATA'`;
  const unread = `${uncovered} union ${OF_UNREAD}`;
  const also = { WageComplaint: ofContractors, BlacklistEntry: ofContractors, WageDeposit: unread }[entity];
  await assess(client, also ? `${touched} union ${also}` : touched, hubDate);
}

/**
 * Brings all assessments to a new hub date: those that time has changed, and, where the date was set back, those of
 * later days. Returns how many were made anew.
 */
export async function passDay(pool: Pool, hubDate: Day): Promise<number> {
  return await inTransaction(pool, async (client) => {
    await lockDeliveries(client);
    const stale = `select project_id as id from deposit_assessment where reassess_on <= $1 or assessed_on > $1`;
    return await assess(client, stale, hubDate, [hubDate]);
  });
}

interface Row {
  id: string;
  clockOn: Day;
  contractFen: string | null;
  contractEndOn: Day | null;
  ended: boolean;
  coveredUntil: Day | null;
  unread: boolean;
  arrearsEvents: Day[];
  listings: Listing[];
  deposits: (Omit<LedgerDeposit, 'amountFen' | 'contractAmountFen' | 'guaranteeAmountFen' | 'usedFen'> &
    Record<'amountFen' | 'contractAmountFen' | 'guaranteeAmountFen' | 'usedFen', string | null>)[];
}

async function assess(client: ClientBase, selection: string, on: Day, values: unknown[] = []): Promise<number> {
  const { rows: projects } = await client.query<{ id: string; clock: boolean }>(
    `select id::text, deposit_clock_on is not null as clock from project where id in (${selection}) order by project.id`,
    values,
  );
  const clockless = projects.filter(({ clock }) => !clock).map(({ id }) => id);
  await client.query('delete from deposit_assessment where project_id = any($1)', [clockless]);
  const ids = projects.filter(({ clock }) => clock).map(({ id }) => id);
  if (ids.length > 0) await continueKeys(client, 'deposit_assessment');
  for (let at = 0; at < ids.length; at += BLOCK) await assessBlock(client, ids.slice(at, at + BLOCK), on);
  return ids.length;
}

async function assessBlock(client: ClientBase, ids: readonly string[], on: Day): Promise<void> {
  const { rows } = await client.query<Row>(
    `select p.id::text, p.deposit_clock_on::text as "clockOn", p.contract_price::text as "contractFen",
       coalesce(r.ends_on, p.planned_end_on)::text as "contractEndOn",
       coalesce(p.status in ('COMPLETED', 'COMPLETION_FILED') or r.status in ('ABOLISHED', 'CANCELLED'), false) as ended,
       (${COVERED})::text as "coveredUntil", p.id in (${OF_UNREAD}) as unread, coalesce(a.events, '{}') as "arrearsEvents",
       coalesce(l.listings, '[]') as listings, coalesce(d.deposits, '[]') as deposits
     from project p left join permit r on r.id = p.permit_id
     left join lateral (
       select array_agg(distinct coalesce(c.closed_on, c.received_on)::text) as events from wage_complaint c
       where c.enterprise_id = p.contractor_id and c.outcome in ('SUBSTANTIATED_PAID', 'SUBSTANTIATED_UNPAID')) a on true
     left join lateral (
       select jsonb_agg(jsonb_build_object('listedOn', b.listed_on, 'endsOn', b.ends_on, 'removedOn', b.removed_on)) as listings
       from blacklist_entry b where b.enterprise_id = p.contractor_id and b.listed_on is not null) l on true
     left join lateral (
       select jsonb_agg(jsonb_build_object('form', d.form, 'amountFen', d.amount::text, 'contractAmountFen', d.contract_amount::text,
         'guaranteeAmountFen', d.guarantee_amount::text, 'guaranteeFrom', d.guarantee_from, 'guaranteeExpiresOn', d.guarantee_expires_on,
         'rate', d.rate, 'relief', d.relief, 'uplift', d.uplift, 'usedOn', d.used_on, 'usedFen', d.used_amount::text,
         'replenishedOn', d.replenished_on, 'returnedOn', d.returned_on, 'status', d.status) order by d.id) as deposits
       from wage_deposit d where d.project_id = p.id) d on true
     where p.id = any($1) order by p.id`,
    [ids],
  );
  await store(
    client,
    rows.map((row) => ({ id: row.id, ...judge(row, on) })),
    on,
  );
}

function judge(row: Row, on: Day): DepositAssessment {
  const { clockOn, contractEndOn, ended, coveredUntil, unread, arrearsEvents, listings } = row;
  const deposits = row.deposits.map((deposit) => ({
    ...deposit,
    amountFen: fen(deposit.amountFen),
    contractAmountFen: fen(deposit.contractAmountFen),
    guaranteeAmountFen: fen(deposit.guaranteeAmountFen),
    usedFen: fen(deposit.usedFen),
  }));
  const project = { on, clockOn, contractEndOn, ended, coveredUntil, unread, arrearsEvents, listings, deposits };
  return assessDeposit({ ...project, contractFen: fen(row.contractFen) });
}

const fen = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

const COLUMNS = {
  status: 'text',
  required_amount: 'bigint',
  secured_amount: 'bigint',
  shortfall: 'bigint',
  rate: 'float8',
  due_on: 'date',
  exemption: 'text',
  reassess_on: 'date',
} as const;

/** Writes assessments over those that stand, and adds those of projects that had none. */
async function store(
  client: ClientBase,
  made: readonly ({ id: string } & DepositAssessment)[],
  on: Day,
): Promise<void> {
  const names = Object.keys(COLUMNS);
  const lists = Object.values(COLUMNS).map((type, index) => `$${index + 3}::${type}[]`);
  const values = [
    on,
    made.map(({ id }) => id),
    made.map(({ status }) => status),
    made.map(({ requiredFen }) => requiredFen),
    made.map(({ securedFen }) => securedFen),
    made.map(({ shortfallFen }) => shortfallFen),
    made.map(({ rate }) => rate),
    made.map(({ dueOn }) => dueOn),
    made.map(({ exemption }) => exemption),
    made.map(({ reassessOn }) => reassessOn),
  ];
  const source = `unnest($2::bigint[], ${lists.join(', ')}) v(project_id, ${names.join(', ')})`;
  await client.query(
    `update deposit_assessment a set assessed_on = $1, ${names.map((name) => `${name} = v.${name}`).join(', ')}
     from ${source} where a.project_id = v.project_id`,
    values,
  );
  await client.query(
    `insert into deposit_assessment (project_id, assessed_on, ${names.join(', ')})
     select v.project_id, $1::date, ${names.map((name) => `v.${name}`).join(', ')} from ${source}
     where not exists (select from deposit_assessment a where a.project_id = v.project_id) order by v.project_id`,
    values,
  );
}
