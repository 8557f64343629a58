// The clock of a reply, as SQL: it runs from the day in one column to the term in `replyDueOn` and stops at `repliedOn`.
// It is judged by any day that the caller gives.
import { type RawBuilder, sql } from 'kysely';
import type { RowContext } from '../../graph/model.ts';
import { judgedOn as day } from '../term.ts';

/** Days before the term at which a reply is called for. */
export const SOON = 15;

/** The clock whose first day is in the column `start`, and the code of a reply whose clock does not run yet. */
export function replyClock(start: string, notBegun: string) {
  /** Begun by that day and not answered by then: what came later was not known yet. */
  const isAwaited = (row: RowContext) =>
    sql`(${row.col(start)} <= ${day(row)} and coalesce(${row.col('repliedOn')} > ${day(row)}, true))`;
  return {
    daysLeft: (row: RowContext) => sql`case when ${isAwaited(row)} then ${row.col('replyDueOn')} - ${day(row)} end`,
    /** Awaited, and the term at most so many days away. */
    isDue: (row: RowContext, within: RawBuilder<unknown>) => sql`coalesce(${isAwaited(row)}
      and ${row.col('replyDueOn')} - ${day(row)} <= ${within}, false)`,
    status: (row: RowContext) => sql`case
      when ${row.col('repliedOn')} <= ${day(row)} then 'REPLIED'
      when ${isAwaited(row)} is not true then ${sql.lit(notBegun)}
      when ${row.col('replyDueOn')} < ${day(row)} then 'OVERDUE'
      when ${row.col('replyDueOn')} - ${day(row)} <= ${sql.lit(SOON)} then 'DUE_SOON'
      else 'PENDING' end`,
  };
}
