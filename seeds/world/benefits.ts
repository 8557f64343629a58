// Medical benefits of the firms in arrears (DS11), month by month: suspended for as long as premium stays unpaid.
import type { Enterprise } from '../model/enterprise.ts';
import type { Companies } from './companies.ts';
import type { Premium, Premiums } from './premiums.ts';

/** A row of DS11; the month is `YYYY-MM`. */
export interface Benefit {
  firm: Enterprise;
  month: string;
  suspended: boolean;
  insured: number | null;
}

/** As delivered before the suggestion, and a year later. */
export interface Benefits {
  before: Benefit[];
  after: Benefit[];
}

/** Twenty firms of the campaign, and five that always paid in time. */
export function benefits({ services }: Companies, premiums: Premiums): Benefits {
  const firms = [...premiums.firms.slice(0, 20), ...services.slice(20, 25)];
  const rows = (months: string[]) =>
    months.flatMap((month) => firms.map((firm) => benefitOf(firm, month, premiums.later)));
  return { before: rows(['2024-03', '2024-04']), after: rows(['2024-11', '2025-01', '2025-03']) };
}

function benefitOf(firm: Enterprise, month: string, premiums: Premium[]): Benefit {
  const owed = premiums.find(
    (row) =>
      row.firm === firm &&
      row.insurance === '职工基本医疗保险' &&
      row.status !== '正常' &&
      row.from <= month &&
      (row.outstandingFen > 0n || row.paidOn! >= `${month}-01`),
  );
  return { firm, month, suspended: owed !== undefined, insured: owed?.insured ?? null };
}
