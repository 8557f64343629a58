// What a payroll leaves unpaid: 应发 − 扣除 − 实发. A sum that the payroll does not state is not taken for zero.
import type { ClientBase } from 'pg';

/** Sets the shortfall of each payment that a delivery changed. */
export async function settlePayroll(client: ClientBase): Promise<void> {
  await client.query(`
    update wage_payment set shortfall = due - coalesce(deductions, 0) - paid
    where id in (select id from touched where entity = 'WagePayment')`);
}
