// The complaints of workers in the demo city. Substantiated ones name only troubled contractors and firms outside
// building, so that a clean contractor's deposit is not raised by them.
import { addDays } from '../../src/law/calendar.ts';
import type { Project } from '../model/construction.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { type Complaint, type ComplaintPlan, complaintOf } from '../model/wages.ts';
import { random } from '../random.ts';
import type { Companies } from './companies.ts';
import { HUB_DATE, type Site } from './sites.ts';

const TROUBLED: ComplaintPlan['outcomes'] = [
  ['属实已支付', 4],
  ['属实未支付', 4],
  ['办理中', 3],
  ['转仲裁', 1],
  ['转公安', 1],
];
const CLEAN: ComplaintPlan['outcomes'] = [
  ['不属实', 3],
  ['不予受理', 2],
];
const OTHER: ComplaintPlan['outcomes'] = [
  ['属实已支付', 6],
  ['属实未支付', 2],
  ['不属实', 2],
  ['转仲裁', 2],
  ['不予受理', 1],
  ['办理中', 2],
];

/** All complaints, oldest first. */
export function complaints(companies: Companies, sites: Site[]): Complaint[] {
  const r = random('complaints');
  const plans: ComplaintPlan[] = [];
  const add = (firm: Enterprise | null, project: Project | null, outcomes: ComplaintPlan['outcomes']) => {
    // Two thirds of the last twelve months, the rest before: complaints grow as the campaign becomes known.
    const receivedOn = addDays(HUB_DATE, -(r.chance(0.66) ? r.int(1, 360) : r.int(361, 520)));
    plans.push({ firm, project, receivedOn, outcomes });
  };
  const watched = sites.filter((site) =>
    ['UNPAID', 'PARTIAL', 'GUARANTEE_LAPSED', 'GUARANTEE_TERM_SHORT'].includes(site.state),
  );
  for (const { project } of watched.slice(1))
    for (let i = r.int(0, 4); i > 0; i--) add(project.contractor, project, TROUBLED);
  for (const firm of companies.troubled) if (r.chance(0.8)) add(firm, null, TROUBLED);
  for (const { project } of sites.filter((site) => site.state === 'SECURED').slice(0, 14))
    add(project.contractor, project, CLEAN);
  const others = [...companies.services, ...companies.industry];
  for (let i = 0; i < 80; i++) add(r.pick(others), null, OTHER);
  for (let i = 0; i < 18; i++) add(null, null, OTHER);
  const list = plans
    .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0))
    .map((plan, i) => complaintOf(i + 1, plan));
  list.push(...exampleComplaints(companies, sites[0]!, list.length));
  return repeatSome(list);
}

/** Section 6 (g): three workers of the example project, which stands only in the free text. */
function exampleComplaints({ example }: Companies, { project }: Site, count: number): Complaint[] {
  const plan = { firm: example, project, receivedOn: '2025-05-28', outcomes: [['办理中', 1]] } as const;
  const texts = [
    {
      respondent: '内蒙古乌海市ＸＸ建筑安装有限责任公司',
      projectText: '海勃湾XX项目',
      workers: 3,
      amountFen: 5_640_000n,
    },
    { respondent: 'XX建筑安装有限公司(乌海)', projectText: '海勃湾ＸＸ项目', workers: 1, amountFen: 1_890_000n },
  ];
  return texts.map((text, i) => {
    const request = `反映${text.respondent}承建的${text.projectText}拖欠${text.workers}人工资`;
    return complaintOf(count + 1 + i, {
      ...plan,
      receivedOn: addDays(plan.receivedOn, i * 3),
      over: { ...text, request, division: '150302' },
    });
  });
}

/** The same person complains again through another channel: marked as duplicate by the authority. */
function repeatSome(list: Complaint[]): Complaint[] {
  const again = list
    .filter((_, i) => i % 40 === 11)
    .map((first, i) => ({
      ...first,
      number: `XF${first.receivedOn.replaceAll('-', '')}${String(900 + i).padStart(5, '0')}`,
      channel: '信访' as const,
      duplicate: true,
    }));
  return [...list, ...again];
}
