// A term as SQL: the day on which it ends, by the version of law/parameters.ts in force when it begins. It says what
// law/term.ts says of terms in days and months; working days need the calendar, and are worked out when rows arrive.
import { type RawBuilder, sql } from 'kysely';
import type { RowContext } from '../graph/model.ts';
import { type ParameterId, parameters } from '../law/parameters.ts';
import { legalRate } from './legal-rate.ts';

/** The argument of fields that judge by a day. */
export const on = { type: 'day', en: 'The day to judge by; the hub date unless given', zh: '判断日期' } as const;

/** The day that a field judges by. */
export const judgedOn = ({ arg, hubDate }: RowContext) => arg('on', hubDate);

/** The last day of the term that begins on `from`; null before the rule was in force. */
export function termEnd(id: ParameterId, from: RawBuilder<unknown>): RawBuilder<unknown> {
  const count = sql`${legalRate(id, from)}::int`;
  const inMonths = parameters.some((version) => version.id === id && version.unit === 'months');
  return inMonths ? sql`(${from} + make_interval(months => ${count}))::date` : sql`(${from} + ${count})`;
}

/** Whether, on the day judged by, the term had passed and `done` had not come by then. */
export const isOverdue = (row: RowContext, due: RawBuilder<unknown>, done: RawBuilder<unknown>) =>
  sql`coalesce(${due} < ${judgedOn(row)} and coalesce(${done} > ${judgedOn(row)}, true), false)`;
