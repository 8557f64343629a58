// Exports over HTTP, each format read back: all rows, as the caller may see them, and safe to open.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { readXlsx } from 'hucre/xlsx';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiKeys } from '../src/access/api-keys.ts';
import { Authenticator } from '../src/access/authenticator.ts';
import { openDemoTokens } from '../src/access/demo-tokens.ts';
import { readConfig } from '../src/config.ts';
import { buildHub, type Hub } from '../src/hub.ts';
import { buildServer } from '../src/server/server.ts';
import { ask, scratchDatabase } from './hub.ts';
import { IDENTITY_KEY } from './keys.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const dataDir = mkdtempSync(join(tmpdir(), 'liandong-export-'));
let database: Awaited<ReturnType<typeof scratchDatabase>>;
let hub: Hub;
let server: FastifyInstance;
let base: string;
let token: string;

/** Texts that a spreadsheet would take for something else, and some that a careless writer would break. */
const DANGEROUS = ['=1+1', '+86 473', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'];
const AWKWARD = [
  '150302202412307501',
  '047312',
  '逗号,"引号"\n换行',
  ' 空格 ',
  '𠮷野家㐀',
  '垂直\u000b制表',
  '- ',
  '12',
];
const ODD = [...DANGEROUS, ...AWKWARD];

beforeAll(async () => {
  database = await scratchDatabase('seeded');
  const config = { ...readConfig({ DATA_DIR: dataDir, IDENTITY_KEY }), databaseUrl: database.url };
  hub = await buildHub(config);
  await hub.pool.query(
    `insert into wage_complaint (number, respondent, amount, received_on)
     select 'ODD' || n, t, -n * 100, date '1899-12-31' + 90 * n::int from unnest($1::text[]) with ordinality as o(t, n)`,
    [ODD],
  );
  await hub.pool.query(
    `insert into wage_complaint (number, respondent)
     select 'MANY' || n, (select string_agg(md5(n || '-' || i), '') from generate_series(1, 20) as i) from generate_series(1, 15000) as n`,
  );
  const keys = new ApiKeys(hub.pool, { demo: true });
  const demoTokens = await openDemoTokens(join(dataDir, 'tokens.json'), keys);
  token = demoTokens.procuratorate!;
  server = await buildServer(hub, {
    config,
    authenticator: new Authenticator(keys),
    demoTokens,
    log: pino({ level: 'silent' }),
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  // Node's fetch opens connections ahead of requests, which a closing server would wait for.
  server?.server.closeAllConnections();
  await server?.close();
  await hub?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: a row of an answer has the shape that its query asked for
type Node = any;

interface Question {
  query: string;
  variables?: object;
  operationName?: string;
  extensions?: object;
}

const post = (path: string, question: Question, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(question),
    signal,
  });

async function answered(path: string, query: string, variables?: object): Promise<Response> {
  const response = await post(path, { query, variables });
  expect(response.status, response.ok ? '' : await response.text()).toBe(200);
  return response;
}

/** A CSV as its rows by heading. */
async function csv(query: string, options = '', variables?: object): Promise<Record<string, string>[]> {
  const response = await answered(`/export?format=csv${options}`, query, variables);
  return parseCsv(await response.text(), { columns: true, bom: true });
}

async function jsonl(query: string, options = '') {
  const text = await (await answered(`/export?format=jsonl${options}`, query)).text();
  expect(text.endsWith('\n') || text === '').toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

async function xlsx(query: string, options = '') {
  const response = await answered(`/export?format=xlsx${options}`, query);
  return (await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true })).sheets;
}

const PROJECTS = `
  query Projects($first: Int = 2) {
    projects(orderBy: [{ code: DESC }], first: $first) {
      totalCount
      pageInfo { endCursor }
      nodes {
        code
        总价: contractPrice
        contractor { name phone legalRepresentative { displayName } }
        permit { ...Issue status }
        complaints { totalCount aggregates { sum { amount workers } } }
      }
    }
  }
  fragment Issue on Permit { number issuedOn }`.replace('总价', 'price');

test('CSV has all rows in the order of the operation, objects as columns, values as the graph answers them', async () => {
  const rows = await csv(PROJECTS);
  const { projects } = await ask(hub, PROJECTS, { first: 500 });
  expect(rows).toHaveLength(projects.totalCount);
  expect(rows.length).toBeGreaterThan(2);
  const expected = projects.nodes.map((node: Node) => [
    /^\d+$/.test(node.code) ? `\t${node.code}` : node.code,
    node.price,
    node.contractor?.name,
    node.contractor?.phone,
    node.contractor?.legalRepresentative?.displayName,
    node.permit?.number && `\t${node.permit.number}`,
    node.permit?.issuedOn,
    node.permit?.status,
    node.complaints.totalCount,
    node.complaints.aggregates.sum.amount,
    node.complaints.aggregates.sum.workers,
  ]);
  expect(rows.map((row) => Object.values(row))).toEqual(
    expected.map((row: unknown[]) => row.map((value) => String(value ?? ''))),
  );
  expect(rows.map((row) => Object.values(row)[3]).join()).toMatch(/\d\*+\d/);
});

test('headings come from the schema in either language; an alias is one', async () => {
  const headings = async (options: string) => Object.keys((await csv(PROJECTS, options))[0]!);
  expect(await headings('')).toEqual([
    '项目编号',
    'price',
    '施工总承包单位·名称',
    '施工总承包单位·联系电话',
    '施工总承包单位·法定代表人·姓名',
    '现行施工许可证·施工许可证编号',
    '现行施工许可证·发证日期',
    '现行施工许可证·许可状态',
    '欠薪投诉·符合条件的总数',
    '欠薪投诉·合计·欠薪金额',
    '欠薪投诉·合计·欠薪人数',
  ]);
  expect((await headings('&headings=en')).slice(1, 5)).toEqual([
    'price',
    'General contractor · Name',
    'General contractor · Telephone',
    'General contractor · Legal representative · Name',
  ]);
});

test('a remark in brackets is left out whole', async () => {
  const [row] = await csv('{ discrepancies { nodes { field values { value } } } }');
  expect(Object.keys(row!)).toEqual(['属性', '各来源的值·规范值']);
});

test('groups are rows where a connection has nothing else, or where the path names them', async () => {
  const query = `{
    projects(filter: { permit: { status: { eq: IN_FORCE } } }) {
      totalCount
      nodes { code }
      groups(by: [DIVISION_COUNTY, DEPOSIT_ASSESSMENT_STATUS], first: 2, orderBy: [{ sum: { contractPrice: DESC } }]) {
        key { divisionCounty { name } depositAssessmentStatus }
        count
        sum { contractPrice }
      }
    }
  }`;
  const all = (await ask(hub, query.replace('first: 2', 'first: 500'))).projects.groups;
  expect(all.length).toBeGreaterThan(2);
  expect(await jsonl(query, '&path=projects.groups')).toEqual(all);
  const rows = await csv(query.replace('nodes { code }', ''), '&codes=label');
  expect(rows).toHaveLength(all.length);
  expect(Object.keys(rows[0]!)).toEqual(['行政区划(按区县)·名称', '状态', '条数', '合计·合同价']);
  expect(Object.values(rows[0]!).at(-1)).toBe(all[0].sum.contractPrice);
  expect(await csv(query)).toHaveLength((await ask(hub, query)).projects.totalCount);
  const [sheet] = await xlsx(query, '&path=projects.groups');
  expect(sheet!.rows[1]!.slice(2)).toEqual([all[0].count, Number(all[0].sum.contractPrice)]);
});

test('groups of an area keep small numbers to themselves, in exports too', async () => {
  const query = `{ backgroundChecks(filter: { institution: { division: { within: "150304" } } }) {
    groups(by: [RESULT, INSTITUTION_KIND]) { key { result institutionKind } count } } }`;
  const answer = (await ask(hub, query)).backgroundChecks.groups;
  expect(await jsonl(query)).toEqual(answer);
  expect(answer.some(({ count }: Node) => count === null)).toBe(true);
});

test('codes are those of the graph, or what they are called', async () => {
  const query = '{ permits(filter: { status: { eq: IN_FORCE } }) { nodes { status } } }';
  expect((await csv(query))[0]).toEqual({ 许可状态: 'IN_FORCE' });
  const labels = await Promise.all(['zh', 'en'].map((language) => csv(query, `&codes=label&headings=${language}`)));
  expect(labels.map(([row]) => Object.values(row!)[0])).toEqual([expect.stringMatching(/有效|在用/), 'In force']);
});

test('XLSX: amounts and numbers to calculate with, days as dates, long numbers as text', async () => {
  const [sheet, ...others] = await xlsx(PROJECTS);
  expect(others).toEqual([]);
  expect(sheet!.name).toBe('Projects');
  const { projects } = await ask(hub, PROJECTS, { first: 500 });
  expect(sheet!.rows).toHaveLength(1 + projects.totalCount);
  const at = projects.nodes.findIndex((node: Node) => node.permit && node.complaints.totalCount > 0);
  const { code, price, permit, complaints } = projects.nodes[at];
  const row = sheet!.rows[at + 1]!;
  expect([row[0], row[1], row[5], row[8]]).toEqual([code, Number(price), permit.number, complaints.totalCount]);
  expect((row[6] as Date).toISOString().slice(0, 10)).toBe(permit.issuedOn);
  const style = (column: number) => sheet!.cells?.get(`${at + 1},${column}`)?.style?.numFmt;
  expect([style(1), style(5), style(6)]).toEqual(['#,##0.00', '@', 'yyyy-mm-dd']);
});

const ODDITIES =
  '{ wageComplaints(filter: { number: { startsWith: "ODD" } }, orderBy: [{ id: ASC }]) { nodes { respondent amount receivedOn } } }';

test('nothing in a CSV is taken for a formula or rounded; negative amounts stay numbers', async () => {
  const response = await answered('/export?format=csv', ODDITIES);
  const text = await response.text();
  expect(text.replace(/\r\n|\r=|"[^"]*"/g, '')).not.toMatch(/[\r\n]/);
  const rows = parseCsv(text, { bom: true, from: 2, record_delimiter: '\r\n' }) as string[][];
  expect(rows.map(([respondent]) => respondent)).toEqual([
    ...DANGEROUS.map((value) => `'${value}`),
    '\t150302202412307501',
    '\t047312',
    ...AWKWARD.slice(2, -2),
    "'- ",
    '12',
  ]);
  expect(rows.map(([, amount]) => amount)).toEqual(ODD.map((_, index) => `-${index + 1}.00`));
});

test('texts of an XLSX are texts, whatever they begin with; days before 1900 too', async () => {
  const [sheet] = await xlsx(ODDITIES);
  const rows = sheet!.rows.slice(1);
  expect(rows.map(([respondent]) => respondent)).toEqual(ODD);
  expect([...(sheet!.cells?.values() ?? [])].filter(({ type }) => type === 'formula')).toEqual([]);
  expect(rows.map(([, amount]) => amount)).toEqual(ODD.map((_, index) => -index - 1));
  expect(rows[0]![2]).toEqual(new Date('1900-03-31'));
});

test('GB18030 holds every character; UTF-8 begins with its mark', async () => {
  const utf8 = new Uint8Array(await (await answered('/export?format=csv', ODDITIES)).arrayBuffer());
  expect([...utf8.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const response = await answered('/export?format=csv&encoding=gb18030', ODDITIES);
  expect(response.headers.get('content-type')).toContain('charset=gb18030');
  const text = new TextDecoder('gb18030').decode(await response.arrayBuffer());
  expect(text).toContain('𠮷野家㐀');
  expect(text).toBe(new TextDecoder().decode(utf8));
  const negotiated = await post('/graphql', { query: ODDITIES }, { accept: 'text/csv; charset=GB18030' });
  expect(new TextDecoder('gb18030').decode(await negotiated.arrayBuffer())).toBe(text);
});

test('all pages, each row once', async () => {
  const query = '{ sourceRecords(filter: { row: { gt: 3 } }) { nodes { id row dataset { code } } } }';
  const rows = await jsonl(query);
  expect(rows.length).toBeGreaterThan(1000);
  const { sourceRecords } = await ask(hub, query.replace('{ nodes', '{ totalCount nodes'));
  expect(rows).toHaveLength(sourceRecords.totalCount);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.slice(0, 20)).toEqual(sourceRecords.nodes);
});

const NESTED = `{
  enterprises(orderBy: [{ creditCode: ASC }]) {
    nodes {
      creditCode
      projectsAsContractor(orderBy: [{ code: ASC }], first: 1) { totalCount edges { cursor node { code owner { name } } } }
      status
    }
  }
}`;

test('a nested list repeats its parent, with every row of it; a parent without any stays', async () => {
  const rows = await csv(NESTED);
  const { enterprises } = await ask(
    hub,
    NESTED.replace('first: 1', 'first: 500').replace('ASC }]) {\n    nodes', 'ASC }], first: 500) {\n    nodes'),
  );
  const expected = enterprises.nodes.flatMap((node: Node) => {
    const { totalCount, edges } = node.projectsAsContractor;
    const start = [node.creditCode, String(totalCount)];
    const status = node.status ?? '';
    if (totalCount === 0) return [[...start, '', '', status]];
    return edges.map((edge: Node) => [...start, edge.node.code, edge.node.owner?.name ?? '', status]);
  });
  expect(rows.map((row) => Object.values(row).map((cell) => cell.trim()))).toEqual(expected);
  expect(Object.keys(rows[0]!)).toEqual([
    '统一社会信用代码',
    '承建项目·符合条件的总数',
    '承建项目·项目编号',
    '承建项目·建设单位·名称',
    '登记状态',
  ]);
});

test('JSON Lines keep the shape of the graph, with one row of the nested list each', async () => {
  const rows = await jsonl(NESTED);
  const some = rows.filter(({ projectsAsContractor }) => projectsAsContractor.totalCount > 1);
  expect(some.length).toBeGreaterThan(1);
  for (const { projectsAsContractor } of rows)
    expect(projectsAsContractor.edges).toHaveLength(projectsAsContractor.totalCount > 0 ? 1 : 0);
  expect(Object.keys(some[0].projectsAsContractor.edges[0].node)).toEqual(['code', 'owner']);
  const bare = '{ enterprises { nodes { division { name } complaints { nodes { number } } } } }';
  expect((await jsonl(bare)).find(({ complaints }) => complaints.nodes.length > 0)).toEqual({
    division: { name: expect.any(String) },
    complaints: { nodes: [{ number: expect.any(String) }] },
  });
});

test('a list below one object, and one below an object of each row', async () => {
  const { enterprises } = await ask(
    hub,
    '{ enterprises(filter: { complaints: { some: {} } }, first: 1) { nodes { id creditCode complaints(first: 500) { nodes { number } } } } }',
  );
  const [{ id, creditCode, complaints }] = enterprises.nodes;
  const byCode = `{ enterprise(creditCode: "${creditCode}") { complaints { nodes { number } } } }`;
  const byId = `{ node(id: "${id}") { ... on Enterprise { complaints { nodes { number } } } } }`;
  expect(await jsonl(byCode)).toEqual(complaints.nodes);
  expect(await jsonl(byId, '&path=node.complaints')).toEqual(complaints.nodes);
  expect(await jsonl(byCode.replace(/"9.*?"/, '"none"'))).toEqual([]);
  const below = await jsonl('{ permits { nodes { number project { contractor { cases { nodes { number } } } } } } }');
  const direct = await ask(
    hub,
    '{ permits(first: 500) { nodes { project { contractor { cases { totalCount } } } } } }',
  );
  const counts = direct.permits.nodes.map(
    (permit: Node) => permit.project?.contractor?.cases.totalCount || 1,
  ) as number[];
  expect(below).toHaveLength(counts.reduce((sum, count) => sum + count));
});

const SEVERAL = `{
  agencies { nodes { code } }
  projects { nodes { code complaints { totalCount nodes { number } } wageDeposits { nodes { amount } } } }
}`;

test('path says which list; of several within a row one is repeated, by name', async () => {
  expect(Object.keys((await csv(SEVERAL))[0]!)).toHaveLength(1);
  const refused = await post('/export?format=csv&path=projects', { query: SEVERAL });
  expect(refused.status).toBe(400);
  const { errors } = await refused.json();
  expect(errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'path' });
  expect(errors[0].message).toContain('projects.complaints, projects.wageDeposits');
  expect(Object.keys((await csv(SEVERAL, '&path=projects.wageDeposits'))[0]!)).toEqual([
    '项目编号',
    '欠薪投诉·符合条件的总数',
    expect.stringMatching(/·.*额$/),
  ]);
});

const operations = readdirSync('schema/operations').filter((name) => name.endsWith('.graphql'));

test.each(operations)('every list of %s can be exported', async (file) => {
  const query = readFileSync(`schema/operations/${file}`, 'utf8');
  const given = `schema/operations/${file.replace('.graphql', '.json')}`;
  const variables = existsSync(given) ? JSON.parse(readFileSync(given, 'utf8')) : {};
  for (const definition of parse(query).definitions) {
    const operationName = definition.kind === 'OperationDefinition' ? definition.name!.value : undefined;
    if (!operationName) continue;
    const ask = (path: string) => post(`/export?format=csv&path=${path}`, { query, variables, operationName });
    const refused = (await (await ask('?')).json()).errors[0].message as string;
    const paths = /the lists are: (.*)/.exec(refused)?.[1]?.split(', ') ?? [];
    const innermost = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
    for (const path of innermost) {
      const response = await ask(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect((await response.text()).split('\r\n').length).toBeGreaterThan(1);
    }
  }
});

test('lists within a row are joined', async () => {
  const rows = await csv('{ enterprises { nodes { formerNames } } }');
  const { enterprises } = await ask(hub, '{ enterprises(first: 500) { nodes { formerNames } } }');
  expect(rows.map((row) => row.曾用名)).toEqual(
    enterprises.nodes.map((node: { formerNames: string[] }) => node.formerNames.join('；')),
  );
});

test('the hub answers with the media type, and a name for the file', async () => {
  const query = '{ projects { nodes { code } } }';
  for (const [accept, type, end] of [
    ['text/csv', 'text/csv; charset=utf-8; header=present', 'csv'],
    [XLSX, XLSX, 'xlsx'],
    ['application/x-ndjson, application/json;q=0.5', 'application/jsonl', 'jsonl'],
  ] as const) {
    const response = await post('/graphql', { query }, { accept });
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="export-2025-06-06.${end}"; filename*=UTF-8''${encodeURIComponent(`工程建设项目-2025-06-06.${end}`)}`,
    );
    await response.arrayBuffer();
  }
  const preferred = await post('/graphql', { query }, { accept: 'text/csv;q=0.5, application/json' });
  expect(preferred.headers.get('content-type')).toContain('application/json');
  const extensions = { export: { format: 'jsonl', path: 'b' } };
  const named = await post('/export', {
    query: 'query A { a: projects { nodes { code } } } query B { b: agencies { nodes { name } } }',
    operationName: 'B',
    extensions,
  });
  expect(named.headers.get('content-disposition')).toContain('filename="B-2025-06-06.jsonl"');
  expect(Object.keys(JSON.parse((await named.text()).split('\n')[0]!))).toEqual(['name']);
});

test.each([
  ['a syntax error', { query: '{ projects {' }, ''],
  ['an unknown field', { query: '{ projects { nodes { king } } }' }, ''],
  [
    'a variable of the wrong type',
    { query: 'query($f: Int) { projects(first: $f) { nodes { code } } }', variables: { f: 'x' } },
    '',
  ],
  ['no list', { query: '{ projects { totalCount } }' }, ''],
  ['no columns', { query: '{ projects { nodes { __typename } } }' }, ''],
  ['a list that is not there', { query: '{ projects { nodes { code } } }' }, '&path=enterprises'],
  ['rows selected twice', { query: '{ projects { nodes { code } edges { node { name } } } }' }, ''],
  ['a mutation', { query: 'mutation { __typename }' }, ''],
  ['an unknown operation', { query: 'query A { projects { nodes { code } } }', operationName: 'B' }, ''],
  ['another format', { query: '{ projects { nodes { code } } }' }, '&format=pdf'],
  ['another encoding', { query: '{ projects { nodes { code } } }' }, '&encoding=latin1'],
  ['a slip in an option', { query: '{ projects { nodes { code } } }' }, '&heading=zh'],
  [
    'a list in groups',
    {
      query:
        '{ divisions { nodes { projects { groups(by: [CONTRACTOR]) { key { contractor { complaints { nodes { number } } } } } } } } }',
    },
    '',
  ],
  ['no body', {} as Question, ''],
])('%s: 400 BAD_USER_INPUT in both languages', async (_, question, options) => {
  const response = await post(
    `/export?format=csv${options}`.replace(/format=csv&format/, 'format'),
    question as Question,
  );
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toContain('application/json');
  const [{ message, extensions }] = (await response.json()).errors;
  expect(extensions.code).toBe('BAD_USER_INPUT');
  expect(message).toMatch(/\p{Script=Han}.* · /u);
});

test.each([
  ['', 'format 须为下列之一:csv, xlsx, jsonl · format must be one of: csv, xlsx, jsonl'],
  ['format=pdf', 'format 须为下列之一:csv, xlsx, jsonl · format must be one of: csv, xlsx, jsonl'],
  ['format=csv&encoding=gbk', 'encoding 须为下列之一:utf-8, gb18030 · encoding must be one of: utf-8, gb18030'],
  [
    'format=csv&heading=zh',
    '没有选项 heading;可用 format, path, headings, codes, encoding · ' +
      'There is no option heading; the options are: format, path, headings, codes, encoding',
  ],
  ['format=csv&path=a&path=b', 'path 须为文本,且只能给出一次 · path must be a text, given once'],
])('export?%s says what is allowed', async (options, said) => {
  const response = await post(`/export?${options}`, { query: '{ projects { nodes { code } } }' });
  expect(response.status).toBe(400);
  expect((await response.json()).errors[0].message).toBe(said);
});

test('who is nobody, and who asks for too much, is refused as by the graph', async () => {
  const query = '{ enterprises(filter: { legalRepresentative: { displayName: { eq: "王" } } }) { nodes { name } } }';
  const anonymous = await post('/export?format=csv', { query }, { authorization: '' });
  expect(anonymous.status).toBe(401);
  expect((await fetch(`${base}/export`)).status).toBe(405);
  const ordered = await post('/export?format=csv', {
    query: '{ enterprises(orderBy: [{ phone: ASC }]) { nodes { name } } }',
  });
  const asked = await post('/graphql', { query: '{ enterprises(orderBy: [{ phone: ASC }]) { nodes { name } } }' });
  expect([ordered.status, await ordered.json()]).toEqual([asked.status, { errors: (await asked.json()).errors }]);
});

const MANY = '{ wageComplaints(filter: { number: { startsWith: "MANY" } }) { nodes { number respondent } } }';

/** The sessions that hold an export open. */
async function open(): Promise<number[]> {
  const { rows } = await hub.pool.query(
    `select pid from pg_stat_activity where datname = current_database() and query like 'fetch%' and state <> 'idle'`,
  );
  return rows.map(({ pid }) => pid);
}

test('a caller who leaves frees the connection', async () => {
  for (const format of ['csv', 'xlsx', 'jsonl']) {
    const leave = new AbortController();
    const response = await post(`/export?format=${format}`, { query: MANY }, {}, leave.signal);
    await response.body!.getReader().read();
    expect(await open()).toHaveLength(1);
    leave.abort();
    await expect.poll(open).toEqual([]);
  }
});

test('an export that breaks does not look whole', async () => {
  for (const format of ['csv', 'xlsx', 'jsonl']) {
    const response = await post(`/export?format=${format}`, { query: MANY });
    expect(response.status).toBe(200);
    for (const pid of await open()) await hub.pool.query('select pg_terminate_backend($1)', [pid]);
    await expect(response.arrayBuffer()).rejects.toThrow();
  }
  expect(await csv(MANY)).toHaveLength(15_000);
});

test('more exports at once than there is room for: 429 RATE_LIMITED', async () => {
  const leave = new AbortController();
  const begun = await Promise.all(
    Array.from({ length: 5 }, () => post('/export?format=jsonl', { query: MANY }, {}, leave.signal)),
  );
  expect(begun.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429]);
  leave.abort();
  await expect.poll(open).toEqual([]);
  expect((await post('/export?format=csv', { query: ODDITIES })).status).toBe(200);
});

test('an export sees one moment, however long it is read', async () => {
  const response = await post('/export?format=jsonl', { query: MANY });
  await hub.pool.query(`delete from wage_complaint where number like 'MANY%'`);
  const text = await response.text();
  expect(text.trimEnd().split('\n')).toHaveLength(15_000);
  expect(await csv(MANY)).toEqual([]);
});
