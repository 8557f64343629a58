// Civil suits, the cases of false litigation upon them, the clocks of clues, and the ledger of discipline inspection.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { daysBetween } from '../src/law/calendar.ts';
import { feedbackDueOn, receiptDueOn } from '../src/law/transfer.ts';
import { ask, byClassification, openSeededHub, refusal } from './hub.ts';
import { openIntake, type TestIntake } from './intake.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the test asked for
type Answer = any;

let hub: Hub;
let intake: TestIntake;

beforeAll(async () => {
  hub = await openSeededHub({}, { policyOf: () => byClassification });
  intake = await openIntake();
});
afterAll(async () => {
  await intake?.close();
  await hub?.close();
});

const falseLitigation = async () =>
  (await ask(hub, readFileSync('schema/operations/05-false-litigation.graphql', 'utf8'))).cases;
const count = (list: Answer[], wanted: (one: Answer) => boolean) => list.filter(wanted).length;

test('six cases of false litigation, one typical of the region, each with suits, parties, agents and a model’s clue', async () => {
  const { totalCount, nodes } = await falseLitigation();
  expect(totalCount).toBe(6);
  expect(count(nodes, ({ typical }) => typical?.level === 'AUTONOMOUS_REGION')).toBe(1);
  for (const { number, lawsuits, clues } of nodes) {
    expect(lawsuits.nodes.length, number).toBeGreaterThan(0);
    for (const suit of lawsuits.nodes)
      for (const side of ['plaintiffs', 'defendants', 'agents'])
        expect(suit[side].nodes.length, `${suit.caseNumber} ${side}`).toBeGreaterThan(0);
    expect(clues.nodes.map(({ detection }: Answer) => detection.model.code)).toEqual([
      expect.stringMatching(/^D1[567]$/),
    ]);
    for (const { detection } of clues.nodes)
      for (const signal of detection.signals)
        expect(Number.parseFloat(signal.value), signal.name).toBeGreaterThanOrEqual(
          signal.name === '立案至结案天数' ? 1 : Number.parseFloat(signal.threshold),
        );
  }
});

test('persons among the parties are masked, organisations are not, and agents’ licences are', async () => {
  const { nodes } = await falseLitigation();
  const suits = nodes.flatMap(({ lawsuits }: Answer) => lawsuits.nodes);
  const names = suits.flatMap(({ plaintiffs, defendants }: Answer) => [...plaintiffs.nodes, ...defendants.nodes]);
  const firms = names.filter(({ displayName }: Answer) => /公司$/.test(displayName));
  expect(firms.length).toBeGreaterThan(0);
  for (const { displayName } of firms) expect(displayName).not.toContain('*');
  for (const { displayName } of names.filter((one: Answer) => !firms.includes(one))) expect(displayName).toContain('*');
  for (const { agents } of suits)
    for (const { licenceNumber } of agents.nodes) expect(licenceNumber).toMatch(/^1150\*+\d{4}$/);
});

test('what the lender’s clue counts is what the graph holds', async () => {
  const { cases } = await ask(
    hub,
    `{ cases(filter: { clues: { some: { detection: { model: { code: { eq: "D15" } } } } } }) { nodes {
      clues { nodes { detection { signals { name value } } } }
      lawsuits { totalCount groups(by: [DEFAULT_JUDGMENT]) { key { defaultJudgment } count }
        nodes { plaintiffs { nodes { person { minor lawsuitParties { totalCount nodes { lawsuit { cause outcome } } } } } } } }
    } } }`,
  );
  const [{ clues, lawsuits }] = cases.nodes;
  const [suits, agent, absent] = clues.nodes[0].detection.signals.map(({ value }: Answer) =>
    Number.parseInt(value, 10),
  );
  expect(lawsuits.totalCount).toBe(suits);
  expect(agent).toBe(100);
  const missing = lawsuits.groups.find(({ key }: Answer) => key.defaultJudgment).count;
  expect(absent).toBe(Math.round((missing * 100) / suits));
  // One lender, the same person in every suit.
  const { person } = lawsuits.nodes[0].plaintiffs.nodes[0];
  expect(person).toMatchObject({ minor: false, lawsuitParties: { totalCount: suits } });
});

test('suits settled hand in hand took no longer than their clue says; a clue of no model has no detection', async () => {
  const { cases, clues } = await ask(
    hub,
    `{ cases(filter: { clues: { some: { detection: { model: { code: { eq: "D16" } } } } } }) { totalCount nodes {
        clues { nodes { detection { signals { name value threshold } } } } lawsuits { nodes { daysToClose outcome } } } }
      clues(filter: { source: { kind: { eq: AUDIT } } }) { nodes { detection { model { code } } } } }`,
  );
  expect(cases.totalCount).toBe(4);
  for (const { clues, lawsuits } of cases.nodes) {
    const [days] = clues.nodes[0].detection.signals;
    expect(days).toEqual({
      name: '立案至结案天数',
      value: String(Math.max(...lawsuits.nodes.map((suit: Answer) => suit.daysToClose))),
      threshold: '15',
    });
    expect(count(lawsuits.nodes, ({ outcome }) => outcome !== 'MEDIATION')).toBe(0);
  }
  expect(count(clues.nodes, ({ detection }) => detection !== null)).toBe(0);
});

test('an enterprise is one step from its suits, and they from it', async () => {
  const { enterprises } = await ask(
    hub,
    `{ enterprises(filter: { lawsuits: { count: { gte: 1 } } }, first: 200) { totalCount nodes {
      name lawsuits { totalCount nodes { enterprises { nodes { name } } parties { nodes { enterprise { name } } } } }
    } } }`,
  );
  expect(enterprises.totalCount).toBeGreaterThan(30);
  for (const { name, lawsuits } of enterprises.nodes) {
    expect(lawsuits.totalCount).toBeGreaterThan(0);
    for (const suit of lawsuits.nodes) {
      expect(suit.enterprises.nodes).toContainEqual({ name });
      expect(suit.parties.nodes).toContainEqual({ enterprise: { name } });
    }
  }
});

/** Edges of the graph from suits, enforcement and the ledger, by the list that they start from. */
const EDGES = {
  lawsuits: ['parties', 'plaintiffs', 'defendants', 'thirdParties', 'agents', 'enforcements', 'enterprises', 'cases'],
  agencies: ['lawsuits', 'cluesPassed', 'disciplineTransfersSent', 'disciplineTransfersReceived'],
  persons: ['lawsuitParties', 'enforcementsSought', 'enforcements'],
  enterprises: ['lawsuits', 'enforcementsSought', 'enforcements'],
  cases: ['lawsuits'],
};

test('no relation is empty everywhere', async () => {
  const fields = Object.entries(EDGES).flatMap(([list, edges]) =>
    edges.map((edge) => `${list}_${edge}: ${list}(filter: { ${edge}: { count: { gte: 1 } } }) { totalCount }`),
  );
  const counts = Object.entries(await ask(hub, `{ ${fields.join(' ')} }`)) as [string, { totalCount: number }][];
  expect(counts.filter(([, { totalCount }]) => totalCount === 0)).toEqual([]);
  const { enforcements } = await ask(
    hub,
    `{ enforcements(filter: { terminated: { eq: true } }, first: 100) { totalCount nodes { number amount recovered lawsuit { judgedAmount } } } }`,
  );
  expect(enforcements.totalCount).toBeGreaterThan(0);
  for (const { number, amount, recovered, lawsuit } of enforcements.nodes) {
    expect(Number(recovered), number).toBeLessThan(Number(amount));
    expect(lawsuit.judgedAmount, number).toBe(amount);
  }
});

test('a party that turns out to be another firm takes the suit with it', async () => {
  const suit = { case_no: '(2025)内0302民初1号', cause: '买卖合同纠纷', court: '海勃湾区法院', filed_on: '2025-05-06' };
  const party = { case_no: '（2025）内0302民初1号', sequence: '1', role: '原告', name: '乌海市XX建筑安装有限责任公司' };
  const firms = () =>
    intake.query('select e.credit_code as code from lawsuit_enterprise l join enterprise e on e.id = l.enterprise_id');
  await intake.give('civil_case', '2025-05-10', [suit]);
  await intake.give('civil_case_party', '2025-05-10', [{ ...party, credit_code: '91150302MA0N00016T' }]);
  expect(await firms()).toEqual([{ code: '91150302MA0N00016T' }]);
  await intake.give('civil_case_party', '2025-05-20', [{ ...party, credit_code: '91150303MA0N000244' }]);
  expect(await firms()).toEqual([{ code: '91150303MA0N000244' }]);
  const stray = await intake.give('civil_case_party', '2025-05-21', [{ ...party, case_no: '（2025）内0302民初2号' }]);
  expect(stray).toMatchObject({ rowsLoaded: 0, rowsQuarantined: 1 });
});

test('who appeals is not taken for the plaintiff', async () => {
  await intake.give('civil_case', '2025-05-01', [
    { case_no: '（2025）内03民终9号', cause: '民间借贷纠纷', court: '乌海市中级人民法院', filed_on: '2025-05-01' },
  ]);
  await intake.give('civil_case_party', '2025-05-01', [
    { case_no: '（2025）内03民终9号', sequence: '1', role: '上诉人', name: '赵砾' },
    { case_no: '（2025）内03民终9号', sequence: '2', role: '被上诉人', name: '钱澍' },
  ]);
  const roles = await intake.query(
    `select role from lawsuit_party p join lawsuit s on s.id = p.lawsuit_id where case_number like '%9号' order by sequence`,
  );
  expect(roles).toEqual([{ role: 'APPELLANT' }, { role: 'APPELLEE' }]);
});

test('33 clues went to discipline inspection, and clues flow between agencies', async () => {
  const { disciplineTransfers, clues } = await ask(
    hub,
    `{
      disciplineTransfers(filter: { toAgency: { kind: { eq: DISCIPLINE_INSPECTION } }, fromAgency: { kind: { eq: PROCURATORATE } } }) {
        totalCount groups(by: [STATE]) { key { state } count }
      }
      clues { groups(by: [SOURCE_KIND, FROM_AGENCY, TO_AGENCY, STATUS]) {
        key { sourceKind fromAgency { name } toAgency { name } status } count } }
    }`,
  );
  expect(disciplineTransfers.totalCount).toBe(33);
  expect(disciplineTransfers.groups.reduce((sum: number, group: Answer) => sum + group.count, 0)).toBe(33);
  expect(disciplineTransfers.groups.length).toBeGreaterThan(3);
  expect(clues.groups.some(({ key }: Answer) => key.sourceKind === 'AUDIT' && key.fromAgency && key.toAgency)).toBe(
    true,
  );
});

test('the ledger shows agencies, dates and states; its numbers are sealed, and nothing else is reached from it', async () => {
  const { disciplineTransfers } = await ask(hub, '{ disciplineTransfers(first: 100) { nodes { number state } } }');
  for (const { number } of disciplineTransfers.nodes) expect(number).toBeNull();
  const filter = '{ disciplineTransfers(filter: { number: { eq: "乌纪线移2024-101" } }) { totalCount } }';
  expect((await refusal(hub, filter))?.extensions.code).toBe('FIELD_FORBIDDEN');
  const { fields } = hub.model.entity('DisciplineTransfer');
  const relations = [...fields.values()].flatMap((field) => ('target' in field ? [field.target.name] : []));
  expect(new Set(relations)).toEqual(new Set(['Agency']));
});

test.each(['2024-06-03', '2025-02-05', '2025-06-06'])('transfers are judged by what was known on %s', async (on) => {
  const { disciplineTransfers } = await ask(
    hub,
    `query($on: Date) { disciplineTransfers(first: 100) { nodes { fromAgency { kind } toAgency { kind } transferredOn
      receivedOn feedbackOn receiptDueOn feedbackDueOn daysLeft(on: $on) overdue(on: $on) } } }`,
    { on },
  );
  for (const { fromAgency, toAgency, transferredOn, receivedOn, feedbackOn, ...shown } of disciplineTransfers.nodes) {
    const terms = {
      receiptDueOn: receiptDueOn(transferredOn)!,
      feedbackDueOn: feedbackDueOn(transferredOn, fromAgency.kind, toAgency.kind)!,
    };
    const running = receivedOn !== null && receivedOn <= on ? terms.feedbackDueOn : terms.receiptDueOn;
    const over = transferredOn > on || (feedbackOn !== null && feedbackOn <= on);
    const daysLeft = over ? null : daysBetween(on, running);
    expect(shown, transferredOn).toEqual({ ...terms, daysLeft, overdue: daysLeft !== null && daysLeft < 0 });
  }
});

test('clues of audit and discipline inspection have a term for the feedback, and days left until it comes', async () => {
  const { clues } = await ask(
    hub,
    `{ clues(filter: { transferredOn: { isNull: false } }, first: 100) { nodes {
      transferredOn feedbackOn dueOn status fromAgency { kind } toAgency { kind }
      before: daysLeft(on: "2024-01-01") after: daysLeft(on: "2025-06-06") } } }`,
  );
  for (const { transferredOn, feedbackOn, dueOn, status, fromAgency, toAgency, before, after } of clues.nodes) {
    expect(dueOn).toBe(feedbackDueOn(transferredOn, fromAgency?.kind ?? null, toAgency?.kind ?? null));
    expect(before).toBeNull();
    const awaited = dueOn !== null && feedbackOn === null && status !== 'CLOSED' && status !== 'RETURNED';
    expect(after).toBe(awaited ? daysBetween('2025-06-06', dueOn) : null);
  }
  expect(count(clues.nodes, ({ after }) => after !== null && after < 0)).toBeGreaterThan(0);
  expect(count(clues.nodes, ({ dueOn }) => dueOn === null)).toBeGreaterThan(0);
});
