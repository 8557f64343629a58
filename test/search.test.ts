// `search`: what people type finds what they mean, the best answer first.

import type { OperationDefinitionNode } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Policy } from '../src/access/policy.ts';
import { planQuery } from '../src/graph/plan.ts';
import { Build } from '../src/graph/sql/build.ts';
import type { Hub } from '../src/hub.ts';
import { ask, byClassification, document, openHubOn, openSeededHub, procuratorate, refusal } from './hub.ts';
import { openIntake, type TestIntake } from './intake.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

const SHOWN = `__typename
  ... on Enterprise { shown: creditCode } ... on Project { shown: code } ... on Case { shown: number }
  ... on Clue { shown: number } ... on Proposal { shown: number } ... on Suggestion { shown: documentNumber } ... on Agency { shown: code }`;

/** What is found, as `Type code`. */
async function found(text: string, args: { kinds?: string[]; first?: number } = {}): Promise<string[]> {
  const { search } = await ask(
    hub,
    `query($text: String!, $kinds: [SearchKind!], $first: Int) { search(text: $text, kinds: $kinds, first: $first) { ${SHOWN} } }`,
    { text, ...args },
  );
  return search.map((hit: { __typename: string; shown: string }) => `${hit.__typename} ${hit.shown}`);
}

const YUZHE = 'Enterprise 91150302MAX0001A5H'; // 内蒙古榆辙建设有限公司
const XINYI = 'Enterprise 91150303MAX0000A9N'; // 昱弈建筑工程（乌海）有限责任公司
const YUMO = 'Enterprise 91150303MAX0000N5N'; // 乌海市玥陌建筑工程有限责任公司, once 乌海市玥陌发展有限责任公司
const CLINIC = 'Project 1503022408220175'; // 海勃湾区锦桐枫里社区卫生服务中心(二期)建设项目

test.each([
  ['its name', '内蒙古榆辙建设有限公司', YUZHE],
  ['the name without division and form', '榆辙建设', YUZHE],
  ['another form', '内蒙古榆辙建设有限责任公司', YUZHE],
  ['spaces and zero-width marks', ' 内蒙古 榆辙\u200B建设 有限公司 ', YUZHE],
  ['traditional characters', '內蒙古榆轍建設有限責任公司', YUZHE],
  ['a beginning of two characters', '榆辙', YUZHE],
  ['a wrong character', '榆撤建设', YUZHE],
  ['a wrong character in the middle of three', '榆哲建设', YUZHE],
  ['a missing character', '榆建设', YUZHE],
  ['a character too many', '榆辙大建设', YUZHE],
  ['brackets of another width', '昱弈建筑工程(乌海)有限责任公司', XINYI],
  ['brackets left out', '昱弈建筑工程乌海有限责任公司', XINYI],
  ['the bracketed division in front', '乌海市昱弈建筑工程有限责任公司', XINYI],
  ['a former name', '乌海市玥陌发展有限责任公司', YUMO],
  ['a former name in short', '玥陌发展', YUMO],
  ['a credit code', '91150302MAX0001A5H', YUZHE],
  ['a credit code in small full-width letters', '９１１５０３０２ｍａｘ０００１ａ５ｈ', YUZHE],
  ['the beginning of a credit code', '91150302MAX0001A', YUZHE],
  ['a project code', '1503022408220175', CLINIC],
  ['an investment code', '2024-150302-47-01-000001', 'Project 1503022409150111'],
  ['an investment code without dashes', '202415030247 01000001', 'Project 1503022409150111'],
  ['a part of a name', '桐枫里社区卫生', CLINIC],
  ['a phase in other digits', '锦桐枫里社区卫生服务中心２期', CLINIC],
  ['a part with a wrong character', '锦桐风里社区卫生', CLINIC],
  ['a case number', '乌检行公立〔2024〕5号', 'Case 乌检行公立〔2024〕5号'],
  ['a case number in round brackets', '乌检行公立（2024）5号', 'Case 乌检行公立〔2024〕5号'],
  ['a case number in square brackets', '乌检行公立[2024]５号', 'Case 乌检行公立〔2024〕5号'],
  ['a case title', '国有土地使用权出让金', 'Case 乌检行公立〔2024〕5号'],
  ['a clue number', 'sjxs2024001', 'Clue SJXS-2024-001'],
  ['a document number', '乌检行公建(2024)2号', 'Suggestion 乌检行公建〔2024〕2号'],
  ['an agency', '海勃湾区人民检察院', 'Agency procuratorate-haibowan'],
  ['a short name of an agency', '乌达区人社局', 'Agency hrss-wuda'],
  ["the number of a deputies' suggestion", '乌人建[2025]3号', 'Proposal 乌人建〔2025〕3号'],
  ['its title', '工资保证金告知和信息共享', 'Proposal 乌人建〔2025〕3号'],
  ['Latin letters', 'xx建筑安装', 'Enterprise 91150302MA0N00016T'],
])('found first by %s', async (_, text, first) => {
  expect((await found(text))[0]).toBe(first);
});

test('two characters find every name that holds them, in either script', async () => {
  const { enterprises, projects } = await ask(
    hub,
    `{ enterprises(filter: { name: { contains: "商贸" } }) { totalCount } projects(filter: { name: { contains: "商贸" } }) { totalCount } }`,
  );
  const hits = await found('商贸', { first: 100 });
  expect(hits).toHaveLength(enterprises.totalCount + projects.totalCount);
  expect(hits.length).toBeGreaterThan(5);
  expect(await found('商貿', { first: 100 })).toEqual(hits);
});

const firm = (credit_code: string, name: string, former_names = '') => ({
  credit_code,
  name,
  former_names,
  status: '存续',
  division: '150302',
});

/** A store with these firms alone, and a hub on it. */
async function withStore(work: (store: TestIntake, names: (text: string) => Promise<string[]>) => Promise<void>) {
  const store = await openIntake();
  const own = await openHubOn(store.url, {}, { policyOf: () => byClassification });
  const query = 'query($text: String!) { search(text: $text) { ... on Enterprise { name } ... on Agency { name } } }';
  try {
    await work(store, async (text) =>
      (await ask(own, query, { text })).search.map((hit: { name: string }) => hit.name),
    );
  } finally {
    await own.close();
    await store.close();
  }
}

test('the whole comes before a former name, that before the beginning and a part, the shorter before the longer', () =>
  withStore(async ({ give }, names) => {
    await give('enterprise', '2025-01-01', [
      firm('91150302MA0N00016T', '乌海市新澹琅商贸有限公司'),
      firm('91150303MA0N000244', '乌海市澹琅商贸物流有限公司'),
      firm('911503007830123498', '乌海市澹琅商贸城有限公司'),
      firm('91150304MA13T0AB30', '乌海市峪泮有限公司', '澹琅商贸'),
      firm('92150302MA0QAB128N', '乌海市澹榔商贸有限公司'),
      firm('91110000101623741K', '澹琅商贸'),
    ]);
    expect(await names('澹琅商贸')).toEqual([
      '澹琅商贸',
      '乌海市峪泮有限公司',
      '乌海市澹琅商贸城有限公司',
      '乌海市澹琅商贸物流有限公司',
      '乌海市新澹琅商贸有限公司',
    ]);
    expect(await names('澹郎商贸')).toEqual(['乌海市澹榔商贸有限公司', '澹琅商贸', '乌海市峪泮有限公司']);
  }));

test('deliveries, matching and the start keep in step what is found', () =>
  withStore(async ({ give, query, intake, url }, names) => {
    await give('enterprise', '2025-01-01', [
      firm('91150302MA0N00016T', '乌海市澹琅商贸有限公司', '乌海市旧澹琅贸易行'),
    ]);
    expect(await names('旧澹琅')).toEqual(['乌海市澹琅商贸有限公司']);
    await give('enterprise', '2025-02-01', [firm('91150302MA0N00016T', '乌海市峪泮有限公司')]);
    expect([await names('澹琅'), await names('峪泮')]).toEqual([[], ['乌海市峪泮有限公司']]);
    // Nobody registered it; a project names it.
    const project = {
      code: '1503022409150101',
      name: '甲项目',
      sector: '房屋建筑工程',
      division: '150302',
      status: '在建',
    };
    const owner = { owner_name: '乌海市珩瀚有限公司', owner_code: '91150303MA0N000244' };
    await give('project', '2025-03-01', [{ ...project, ...owner }]);
    expect(await names('珩瀚')).toEqual(['乌海市珩瀚有限公司']);
    const entries = () => query('select * from search_entry order by kind, entity_id, field, place');
    const before = await entries();
    await intake.pool.query(`truncate search_entry`);
    await intake.pool.query(`update agency set name = '旧名' where code = 'tax'`);
    const started = await openHubOn(url, {}, { policyOf: () => byClassification });
    await started.migrate();
    expect(await entries()).toEqual(before);
    await intake.pool.query(`update search_entry set key = '旧' where field = 'name'`);
    await intake.pool.query(`update hub_setting set value = 'other fields' where name = 'searched'`);
    await started.migrate();
    await started.close();
    expect(await entries()).toEqual(before);
  }));

test('kinds and first say what and how much', async () => {
  const all = await found('乌海市', { first: 100 });
  expect(all).toHaveLength(100);
  expect(await found('乌海市')).toEqual(all.slice(0, 20));
  expect(await found('乌海市', { first: 0 })).toEqual([]);
  expect(await found('乌海市', { kinds: [] })).toEqual([]);
  const agencies = await found('乌海市', { kinds: ['AGENCY'] });
  expect(agencies.length).toBeGreaterThan(3);
  expect(agencies.every((hit) => hit.startsWith('Agency '))).toBe(true);
  expect(await found('榆辙建设', { kinds: ['PROJECT', 'CASE'] })).toEqual([]);
});

test('nothing is found by what nothing is called, and each row once', async () => {
  for (const text of ['龘龘龘', '99999999', 'zzzz', '第三建筑有限公司分公司龘']) expect(await found(text)).toEqual([]);
  const all = await found('有限公司', { first: 100 });
  expect(new Set(all).size).toBe(100);
});

test('numbers that differ in a digit are other things', async () => {
  expect(
    (await found('乌检行公立〔2024〕4号')).filter((hit) => /〔2024〕\d+号/.test(hit) && !hit.includes('〕4号')),
  ).toEqual([]);
  expect(await found('乌海市昱霁第二建筑工程有限责任公司')).not.toEqual([]);
});

test.each(['', '公', '（）', ' \u200B'])('"%s" is too short', async (text) => {
  const error = await refusal(hub, 'query($text: String!) { search(text: $text) { __typename } }', { text });
  expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  expect(error?.message).toMatch(/两个.*at least two/);
});

test('at most 100 are given, and no fewer than none', async () => {
  for (const first of [-1, 101]) {
    const error = await refusal(hub, `{ search(text: "乌海", first: ${first}) { __typename } }`);
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
  }
});

test('what the caller does not see in the clear, or at all, finds nothing and takes no place', async () => {
  const shut: Policy = {
    ...byClassification,
    key: 'test',
    treatment: (entity, { name }) => (`${entity}.${name}` === 'Enterprise.formerNames' ? 'masked' : 'clear'),
    rows: (entity, alias) =>
      entity === 'Agency' ? sql`${sql.ref(`${alias}.code`)} <> 'procuratorate-haibowan'` : null,
  };
  const engine = await hub.engine();
  const answer = async (text: string) => {
    const source = `{ search(text: ${JSON.stringify(text)}, first: 1) { ${SHOWN} } }`;
    const parsed = document(hub, source);
    const operation = parsed.definitions[0] as OperationDefinitionNode;
    const plan = planQuery(new Build(hub.schema, hub.model, shut, '', {}), operation);
    const values = plan.bind({ variables: {}, hubDate: '2025-06-06', cursorKey: '', smallCount: 5, opener: null });
    const { rows } = await hub.pool.query<{ data: string }>(plan.text, values);
    const ordinary = await engine.executeOrdinarily(
      { document: parsed, variables: {}, principal: procuratorate },
      shut,
    );
    expect(JSON.stringify(ordinary.data)).toBe(rows[0]!.data);
    return JSON.parse(rows[0]!.data).search.map((hit: { shown: string }) => hit.shown);
  };
  expect(await answer('玥陌发展有限责任公司')).not.toEqual(['91150303MAX0000N5N']);
  expect(await answer('玥陌建筑')).toEqual(['91150303MAX0000N5N']);
  // The other two districts' procuratorates have the same core.
  expect(await answer('海勃湾区人民检察院')).toHaveLength(1);
  expect(await answer('海勃湾区人民检察院')).not.toEqual(['procuratorate-haibowan']);
});
