// Who works and is paid, who is listed for not paying, whose insured go without benefits, and who in office handles it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { isListed } from '../src/law/blacklist.ts';
import { ask, openSeededHub } from './hub.ts';
import { openIntake, type TestIntake } from './intake.ts';

let hub: Hub;
let intake: TestIntake;

beforeAll(async () => {
  [hub, intake] = await Promise.all([openSeededHub(), openIntake()]);
});
afterAll(() => Promise.all([hub.close(), intake.close()]));

test('a project shows its workers, what they got and what is owed to them', async () => {
  const { project } = await ask(
    hub,
    `{ project(code: "1503022409150111") {
      rosterEntries { totalCount aggregates { distinctCount { person } } nodes { displayName trade days person { identityNumber } } }
      wagePayments(filter: { shortfall: { gt: "0.00" } }) {
        totalCount aggregates { sum { due deductions paid shortfall } } nodes { paidOn person { displayName } wageAccount { name } }
      } } }`,
  );
  expect(project.rosterEntries).toMatchObject({ totalCount: 12, aggregates: { distinctCount: { person: 4 } } });
  for (const { displayName, person } of project.rosterEntries.nodes) {
    expect(displayName).toContain('*');
    expect(person.identityNumber).toMatch(/^\d{4}\*{10}\d{3}[\dX]$/);
  }
  expect(project.wagePayments).toMatchObject({
    totalCount: 4,
    aggregates: { sum: { due: '25574.00', deductions: '850.00', paid: '0.00', shortfall: '24724.00' } },
  });
});

test('a wage account leads to what was paid through it; a payroll that states no sum leaves the shortfall open', async () => {
  const { open, through, unstated, settled } = await ask(
    hub,
    `{ open: wageAccounts(filter: { payments: { count: { gt: 0 } } }) {
        nodes { status project { code } payments { totalCount nodes { paidThroughAccount project { code } } } } }
      through: wagePayments(filter: { paidThroughAccount: { eq: true } }) { totalCount }
      unstated: wagePayments(filter: { paid: { isNull: true } }) { nodes { due shortfall } }
      settled: wagePayments(filter: { shortfall: { eq: "0.00" } }) { totalCount } }`,
  );
  expect(open.nodes.map(({ payments }: { payments: { totalCount: number } }) => payments.totalCount)).toEqual([
    10, 10, 12,
  ]);
  for (const { status, project, payments } of open.nodes) {
    expect(status).toBe('OPEN');
    for (const payment of payments.nodes) expect(payment).toEqual({ paidThroughAccount: true, project });
  }
  expect(through.totalCount).toBe(32);
  expect(unstated.nodes).toEqual([{ due: expect.any(String), shortfall: null }]);
  expect(settled.totalCount).toBe(66);
});

test('a person is one across rosters, payrolls, the registry, permits and the list', async () => {
  const { representatives, gangLeaders, moved, managers } = await ask(
    hub,
    `{ representatives: persons(filter: { enterprisesRepresented: { count: { gt: 0 } }, rosterEntries: { count: { gt: 0 } } }) {
        nodes { enterprisesRepresented { nodes { name legalRepresentativePerson { id } } } rosterEntries { nodes { employer { name } } } wagePayments { totalCount } id } }
      gangLeaders: persons(filter: { blacklistEntries: { count: { gt: 0 } }, rosterEntries: { count: { gt: 0 } } }) {
        nodes { blacklistEntries { nodes { enterprise { name } active } } } }
      moved: persons(filter: { and: [
        { rosterEntries: { some: { project: { code: { eq: "1503022411170112" } } } } }
        { rosterEntries: { some: { project: { code: { eq: "1503042407060166" } } } } }
      ] }) { nodes { rosterEntries { aggregates { distinctCount { project } } } } }
      managers: persons(filter: { permitsManaged: { count: { gt: 1 } } }) { totalCount } }`,
  );
  const [representative] = representatives.nodes;
  const [firm] = representative.enterprisesRepresented.nodes;
  expect(firm.legalRepresentativePerson.id).toBe(representative.id);
  expect(representative.wagePayments.totalCount).toBe(3);
  expect(new Set(representative.rosterEntries.nodes.map((row: typeof firm) => row.employer.name))).toEqual(
    new Set([firm.name]),
  );
  expect(gangLeaders.nodes).toEqual([{ blacklistEntries: { nodes: [{ enterprise: null, active: true }] } }]);
  expect(moved.nodes).toEqual([{ rosterEntries: { aggregates: { distinctCount: { project: 2 } } } }]);
  expect(managers.totalCount).toBeGreaterThan(0);
});

test('a listing counts on a day in the graph as it does in the law', async () => {
  for (const on of ['2022-03-07', '2024-07-31', '2024-08-01', '2025-03-08', '2025-03-09', '2025-06-06', '2026-09-10']) {
    const { blacklistEntries } = await ask(
      hub,
      `query($on: Date!) { blacklistEntries { nodes { listedOn endsOn removedOn active(on: $on) } } }`,
      { on },
    );
    for (const entry of blacklistEntries.nodes) expect(entry.active, on).toBe(isListed(entry, on));
  }
  const { blacklistEntries } = await ask(
    hub,
    `{ blacklistEntries(filter: { removedOn: { isNull: false } }, orderBy: [{ listedOn: ASC }]) { nodes { removableFrom removedOn removedTooEarly } } }`,
  );
  expect(blacklistEntries.nodes).toEqual([
    { removableFrom: '2024-03-20', removedOn: '2024-04-10', removedTooEarly: false },
    { removableFrom: '2024-11-20', removedOn: '2024-08-01', removedTooEarly: true },
  ]);
});

test('whoever is listed when the permit is issued has to lodge twice the deposit', async () => {
  const { enterprise } = await ask(
    hub,
    `{ enterprise: enterprises(filter: { blacklistEntries: { some: { removedOn: { isNull: false } } }, projectsAsContractor: { count: { gt: 1 } } }) {
      nodes { projectsAsContractor(orderBy: [{ depositClockOn: ASC }]) {
        nodes { depositClockOn contractPrice depositAssessment { status rate requiredAmount } } } } } }`,
  );
  const rows = enterprise.nodes[0].projectsAsContractor.nodes;
  expect(
    rows.map(({ depositClockOn, depositAssessment: { rate } }: (typeof rows)[0]) => [depositClockOn, rate]),
  ).toEqual([
    ['2023-08-04', 0.02], // before the listing of 2023-12-05
    ['2024-07-22', 0.04],
    ['2024-08-22', 0.02], // removed on 2024-08-01
  ]);
  expect(rows[1]).toMatchObject({ contractPrice: '144435435.00', depositAssessment: { requiredAmount: '5777417.40' } });
});

test('the list as it arrives renews the assessments of its firms', async () => {
  const firm = { credit_code: '91150302MA0N00016T', name: '乌海市XX建筑安装有限公司', status: '存续' };
  const project = {
    code: '1503022409150101',
    name: '海勃湾XX项目',
    sector: '房建',
    division: '150302',
    status: '在建',
  };
  const permit = {
    permit_no: '150302202501230101',
    project_code: project.code,
    project_name: project.name,
    issued_on: '2025-01-23',
  };
  const listing = { number: '乌人社失信列〔2024〕1号', enterprise_code: firm.credit_code, listed_on: '2024-06-03' };
  const required = async () =>
    (await intake.query('select required_amount from deposit_assessment')).map((row) => row.required_amount);
  await intake.give('enterprise', '2025-01-01', [firm]);
  await intake.give('project', '2025-01-20', [{ ...project, owner_name: '某建设单位' }]);
  const contract = { contract_price: '12000000.00', contractor_name: firm.name, contractor_code: firm.credit_code };
  await intake.give('construction_permit', '2025-01-31', [{ ...permit, ...contract, status: '有效' }]);
  expect(await required()).toEqual(['24000000']);
  await intake.give('wage_blacklist', '2025-02-10', [listing]);
  expect(await required()).toEqual(['48000000']);
  await intake.give('wage_blacklist', '2025-03-10', [
    { ...listing, corrected_on: '2024-06-20', removed_on: '2025-01-06' },
  ]);
  expect(await required()).toEqual(['24000000']);
});

test('of a minor on a roster neither name nor number is kept', async () => {
  const row = {
    number: 'KQ1',
    project_name: '某项目',
    employer_name: '某单位',
    worker_name: '甲乙',
    worker_id: '150303201001010024',
  };
  await intake.give('worker_roster', '2025-05-31', [{ ...row, month: '2025-04' }]);
  expect(await intake.query('select display_name, person_id is null as unknown from roster_entry')).toEqual([
    { display_name: '未成年人A', unknown: false },
  ]);
});

test('from arrears of premium to the suspended benefits and the complaints against the firm', async () => {
  const { premiumArrears, benefitSuspensions, unexplained, explained } = await ask(
    hub,
    `{ premiumArrears(filter: { periodTo: { lte: "2023-05-31" }, benefitSuspensions: { count: { gt: 0 } }, enterprise: { complaints: { count: { gt: 0 } } } }) {
        nodes { enterprise { id complaints { totalCount } cases { totalCount } } benefitSuspensions { nodes { state month insuredAffected enterprise { id } } } } }
      benefitSuspensions { groups(by: [STATE]) { key { state } count } }
      unexplained: benefitSuspensions(filter: { state: { eq: SUSPENDED }, premiumArrears: { exists: false } }) { totalCount }
      explained: benefitSuspensions(filter: { state: { eq: NORMAL }, premiumArrears: { exists: true } }) { totalCount } }`,
  );
  expect(premiumArrears.nodes.length).toBeGreaterThanOrEqual(5);
  for (const { enterprise, benefitSuspensions: months } of premiumArrears.nodes)
    for (const month of months.nodes) {
      expect(month).toMatchObject({ state: 'SUSPENDED', enterprise: { id: enterprise.id } });
      expect(month.insuredAffected).toBeGreaterThan(0);
    }
  expect(benefitSuspensions.groups).toEqual([
    { key: { state: 'SUSPENDED' }, count: 94 },
    { key: { state: 'NORMAL' }, count: 31 },
  ]);
  expect([unexplained.totalCount, explained.totalCount]).toEqual([0, 0]);
});

test('suspensions find their arrears whichever comes first', async () => {
  const firm = { credit_code: '91150303MA0N000244', name: '乌海市朔屿置业有限公司' };
  await intake.give('enterprise', '2024-01-01', [{ ...firm, status: '存续' }]);
  const benefit = (month: string) => ({ ...firm, month, state: '暂停' });
  await intake.give('mi_benefit', '2024-05-01', [benefit('2023-11'), benefit('2024-02')]);
  const arrears = {
    ...firm,
    insurance: '职工基本医疗保险',
    due_on: '2024-02-15',
    status: '欠费',
    outstanding: '900.00',
  };
  await intake.give('mi_arrears', '2024-05-02', [{ ...arrears, period_from: '2023-12', period_to: '2024-01' }]);
  const linked = () =>
    intake.query(`select month::text, premium_arrears_id is not null as linked from benefit_suspension order by month`);
  expect(await linked()).toEqual([
    { month: '2023-11-01', linked: false }, // before the arrears
    { month: '2024-02-01', linked: true },
  ]);
  const paid = { paid_on: '2024-05-20', outstanding: '0.00', status: '清缴' };
  await intake.give('mi_arrears', '2024-06-01', [
    { ...arrears, ...paid, period_from: '2023-12', period_to: '2024-01' },
  ]);
  await intake.give('mi_benefit', '2024-07-01', [benefit('2024-05'), benefit('2024-06')]);
  expect((await linked()).slice(2)).toEqual([
    { month: '2024-05-01', linked: true },
    { month: '2024-06-01', linked: false }, // paid in full by then
  ]);
});

test('from an agency over the posts to the officials and the cases that they handle', async () => {
  const { agency, officials, cases, posts } = await ask(
    hub,
    `{ agency(code: "procuratorate") { posts(filter: { department: { eq: "第五检察部" } }) {
        nodes { current official { number displayName category person { id } cases(first: 1) { nodes { department handlers { nodes { number } } } } } } } }
      officials { totalCount }
      cases(filter: { handlers: { count: { eq: 0 } } }) { totalCount }
      posts(filter: { to: { isNull: false } }) { nodes { current then: current(on: "2021-12-31") agency { name } official { posts { totalCount } } } } }`,
  );
  expect(officials.totalCount).toBe(25);
  expect(cases.totalCount).toBe(0);
  for (const { current, official } of agency.posts.nodes) {
    expect(current).toBe(true);
    expect(official.category).toBe('CIVIL_SERVANT');
    expect(official.cases.nodes[0].department).toBe('第五检察部');
    expect(official.cases.nodes[0].handlers.nodes).toContainEqual({ number: official.number });
  }
  expect(
    posts.nodes.map(({ current, then, official }: (typeof posts.nodes)[0]) => [
      current,
      then,
      official.posts.totalCount,
    ]),
  ).toEqual([
    [false, true, 2],
    [false, true, 2],
  ]);
});
