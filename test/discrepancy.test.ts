// One authority for each value: its word stands, what others say otherwise is shown with both values, and sources show no
// more than their fields may.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doubleAuthorities } from '../src/datasets/authority.ts';
import type { Hub } from '../src/hub.ts';
import { ask, openSeededHub } from './hub.ts';
import { contractOf, openIntake, schema, type TestIntake } from './intake.ts';

describe('in the demo city', () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await openSeededHub();
  });
  afterAll(() => hub.close());

  test('an enterprise shows what each dataset says, and where they disagree', async () => {
    const { enterprise } = await ask(
      hub,
      `query ($creditCode: String!) { enterprise(creditCode: $creditCode) {
        name
        sources { nodes { dataset { code title agency { name } } batch { number publishedOn } row fields { name original value } } }
        discrepancies { nodes { field values { value dataset { code } asOf } authoritative { code } state } } } }`,
      { creditCode: '91150303MAX000189A' },
    );
    expect(enterprise.discrepancies.nodes).toEqual([
      {
        field: 'name',
        state: 'OPEN',
        authoritative: { code: 'enterprise' },
        values: [
          { value: enterprise.name, dataset: { code: 'enterprise' }, asOf: '2025-06-03' },
          {
            value: enterprise.name.replace('有限公司', '(集团)有限公司'),
            dataset: { code: 'mi_arrears' },
            asOf: '2025-05-20',
          },
        ],
      },
    ]);
    const [source] = enterprise.sources.nodes;
    expect(source.dataset).toEqual({
      code: 'enterprise',
      title: '市场主体登记信息',
      agency: { name: '乌海市市场监督管理局' },
    });
    const value = (name: string) => source.fields.find((field: { name: string }) => field.name === name).value;
    expect(value('企业名称')).toBe(enterprise.name);
    expect(value('法定代表人')).toMatch(/\*/);
    expect(value('法人证件号码')).toMatch(/^\d{4}\*{10}.{4}$/);
    expect(value('联系电话')).toMatch(/^\d{3}\*{4}\d{4}$/);
  });

  test('enterprises, projects and clues have some; a wrong unit is told apart', async () => {
    const { enterprises, projects, clues, units } = await ask(
      hub,
      `{ enterprises(filter: { discrepancies: { some: { state: { eq: OPEN } } } }) { totalCount }
         projects(filter: { discrepancies: { some: { field: { eq: "contractPrice" } } } }) { totalCount }
         clues(filter: { discrepancies: { some: {} } }) { nodes { discrepancies { nodes { field values { value } } } } }
         units: discrepancies(filter: { unitSuspect: { eq: true } }) { nodes { entity field authoritative { code } } } }`,
    );
    expect(enterprises.totalCount).toBeGreaterThanOrEqual(3);
    expect(projects.totalCount).toBeGreaterThanOrEqual(3);
    const summary = clues.nodes.flatMap((clue: typeof clues) =>
      clue.discrepancies.nodes.filter((one: { field: string }) => one.field === 'summary'),
    );
    // Sensitive text: that they differ is shown, what they say is not.
    expect(summary).toEqual([{ field: 'summary', values: [{ value: '***' }, { value: '***' }] }]);
    expect(units.nodes).not.toHaveLength(0);
    for (const { field, authoritative } of units.nodes)
      expect([field, authoritative.code]).toEqual(['contractPrice', 'construction_permit']);
  });

  test('no number of a person or an account stands anywhere beside the entities', async () => {
    const places = {
      source_record: `concat(key, ' ', fields)`,
      batch_issue: `concat(value, ' ', raw, ' ', message)`,
      source_statement: `concat(key, ' ', shown)`,
      discrepancy: 'values::text',
    };
    const numbers = {
      identity: '15030[0-9]{3}(19|20)[0-9]{9}[0-9X]',
      phone: '1[3-9][0-9]{9}',
      account: '6[0-9]{15,18}',
    };
    for (const [table, text] of Object.entries(places)) {
      for (const pattern of Object.values(numbers)) {
        const { rows } = await hub.pool.query(
          `select ${text} as leak from ${table} where ${text} ~ '(^|[ "|:,，、])${pattern}($|[^0-9A-Za-z])' limit 1`,
        );
        expect(rows, `${table} ${pattern}`).toEqual([]);
      }
    }
    const { rows } = await hub.pool.query(
      `select count(*)::int from source_record r join dataset d on d.id = r.dataset_id, wage_account a where d.code = 'wage_account' and r.key = a.account_number`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});

describe('as deliveries come', () => {
  let hub: TestIntake;
  beforeAll(async () => {
    hub = await openIntake();
  });
  afterAll(() => hub.close());

  const CODE = '91150302MA0N00016T';
  const firm = { credit_code: CODE, name: '乌海市澹漪建筑有限公司', former_names: '', status: '存续' };
  const project = (code: string, name: string) => {
    const more = { owner_name: '乌海市澹漪置业有限公司', division: '海勃湾区', status: '在建' };
    return { code, name, sector: '01', ...more };
  };
  const permit = (number: string, over: Record<string, string>) => ({
    permit_no: number,
    issued_on: '2024-04-01',
    contractor_name: firm.name,
    contractor_code: CODE,
    status: '有效',
    ...over,
  });
  const deposit = (number: string, over: Record<string, string>) => ({
    deposit_no: number,
    contractor_name: firm.name,
    contractor_code: CODE,
    form: '现金',
    paid_amount: '2000000',
    status: '已存',
    ...over,
  });
  const open = (entity: string, key: string, value: string) =>
    hub.query(
      `select d.field, d.state, opened_on::text as since, resolved_on::text as until, unit_suspect as unit,
         (select jsonb_agg(concat_ws(' ', v->'dataset'->>'code', v->>'value', v->>'asOf') order by n)
          from jsonb_array_elements(d.values) with ordinality e(v, n)) as said
       from discrepancy d join ${entity} t on t.id = d.entity_id
       where d.entity_kind = initcap('${entity}') and t.${key} = $1 order by d.field`,
      [value],
    );

  test('a discrepancy opens, follows both sides, closes and opens again', async () => {
    await hub.give('enterprise', '2025-05-01', [firm]);
    await hub.give('project', '2025-05-01', [project('1503022401010101', '澹蓥住宅小区')]);
    const known = { project_code: '1503022401010101', project_name: '澹蓥住宅小区' };
    await hub.give('wage_deposit', '2025-05-02', [
      deposit('BZJ1', { project_name: '澹蓥住宅小区', permit_no: '150302202404010101', contract_amount: '10000' }),
    ]);
    // Nobody who should know has said a price yet; the row finds its project by name.
    expect(await open('project', 'code', '1503022401010101')).toEqual([]);
    const price = (day: string, contract_price: string) =>
      hub.give('construction_permit', day, [permit('150302202404010101', { ...known, contract_price })]);
    await price('2025-05-03', '100000000');
    const slip = { field: 'contractPrice', since: '2025-05-03', unit: true };
    const before = await open('project', 'code', '1503022401010101');
    expect(before).toEqual([
      {
        ...slip,
        state: 'OPEN',
        until: null,
        said: ['construction_permit 100000000.00 2025-05-03', 'wage_deposit 10000.00 2025-05-02'],
      },
    ]);
    const ledger = (day: string, contract_amount: string) =>
      hub.give('wage_deposit', day, [
        deposit('BZJ1', { project_name: '澹蓥住宅小区', permit_no: '150302202404010101', contract_amount }),
      ]);
    await ledger('2025-05-04', '100000000.00');
    expect(await open('project', 'code', '1503022401010101')).toMatchObject([
      { ...slip, state: 'RESOLVED', until: '2025-05-04' },
    ]);
    await price('2025-05-05', '90000000');
    expect(await open('project', 'code', '1503022401010101')).toEqual([
      {
        field: 'contractPrice',
        since: '2025-05-05',
        unit: false,
        state: 'OPEN',
        until: null,
        said: ['construction_permit 90000000.00 2025-05-05', 'wage_deposit 100000000.00 2025-05-04'],
      },
    ]);
    const dump = () =>
      hub.query(
        'select md5(string_agg(x::text, chr(10) order by x::text)) from (select d::text as x from discrepancy d union all select s::text from source_statement s) all_rows',
      );
    const held = await dump();
    await price('2025-05-05', '90000000');
    await ledger('2025-05-04', '100000000.00');
    expect(await dump()).toEqual(held);
  });

  test('a name is another only where it means another firm', async () => {
    const named = (credit_code: string, name: string, status = '存续') => ({ ...firm, credit_code, name, status });
    const tax = (day: string, name: string) =>
      hub.give('mi_arrears', day, [
        {
          credit_code: '91150303MA0N000244',
          name,
          insurance: '生育保险',
          period_from: '201901',
          period_to: '201912',
          outstanding: '1',
          status: '欠费',
        },
      ]);
    await hub.give('enterprise', '2025-05-01', [
      { ...named('91150303MA0N000244', '乌海市旻棠餐饮有限公司'), former_names: '乌海市翊苒餐饮有限公司' },
    ]);
    const names = async () => (await open('enterprise', 'credit_code', '91150303MA0N000244')).map((one) => one.state);
    await tax('2025-05-02', '旻棠餐饮（乌海）有限责任公司');
    await tax('2025-05-03', '乌海市翊苒餐饮有限公司');
    expect(await names()).toEqual([]);
    await tax('2025-05-04', '乌海市旻棠餐饮股份有限公司');
    expect(await names()).toEqual(['OPEN']);
    await hub.give('enterprise', '2025-05-05', [
      { ...named('91150303MA0N000244', '乌海市旻棠餐饮股份有限公司'), former_names: '乌海市旻棠餐饮有限公司' },
    ]);
    expect(await names()).toEqual(['RESOLVED']);
  });

  const audit = (number: string, over: Record<string, string> = {}) => {
    const row = { title: '专项审计', field: '安全生产', summary: '资金挪作他用', to_agency: '市检察院', ...over };
    return { number, transferred_on: '2025-03-01', received_on: '2025-03-02', ...row };
  };
  const register = (number: string, over: Record<string, string> = {}) => {
    const row = {
      source_kind: '审计',
      source_title: '专项审计',
      field: '国有财产保护',
      status: '已受理',
      enterprise_names: '',
      ...over,
    };
    return { number, received_on: '2025-03-03', transferred_on: '2025-03-04', from_agency: '', ...row };
  };
  const clue = async (number: string) => ({
    row: (
      await hub.query(
        `select source_kind, source_title, clue.field, summary, status, transferred_on::text, received_on::text, accepted_on::text,
           (select code from agency where id = from_agency_id) as "from" from clue where number = $1`,
        [number],
      )
    )[0],
    open: await open('clue', 'number', number),
  });

  test('the authority wins and the others fill what it leaves empty, in whatever order they come', async () => {
    const firms = { enterprise_names: firm.name, enterprise_codes: CODE };
    await hub.give('audit_clue', '2025-05-01', [audit('XS-1', firms)]);
    await hub.give('pil_clue', '2025-05-02', [register('XS-1'), register('XS-2')]);
    await hub.give('audit_clue', '2025-05-01', [audit('XS-2', firms)]);
    const one = await clue('XS-1');
    expect(one).toEqual(await clue('XS-2'));
    expect(one.row).toEqual({
      source_kind: 'AUDIT',
      source_title: '专项审计',
      field: 'STATE_PROPERTY',
      summary: '资金挪作他用',
      status: 'ACCEPTED',
      transferred_on: '2025-03-01',
      received_on: '2025-03-03',
      accepted_on: '2025-03-02',
      from: 'audit',
    });
    expect(one.open.map(({ field, said }) => [field, said])).toEqual([
      ['field', ['pil_clue STATE_PROPERTY 2025-05-02', 'audit_clue WORK_SAFETY 2025-05-01']],
      ['transferredOn', ['audit_clue 2025-03-01 2025-05-01', 'pil_clue 2025-03-04 2025-05-02']],
    ]);
    // Neither list of enterprises takes the other's away.
    const linked = await hub.query(
      `select count(*)::int from clue c join clue_enterprise e on e.clue_id = c.id where c.number like 'XS-%'`,
    );
    expect(linked).toEqual([{ count: 2 }]);
  });

  test('a word that the authority takes back leaves that of the others', async () => {
    await hub.give('audit_clue', '2025-05-01', [audit('XS-3')]);
    await hub.give('pil_clue', '2025-05-02', [register('XS-3', { transferred_on: '2025-03-05' })]);
    await hub.give('pil_clue', '2025-05-03', [register('XS-3', { transferred_on: '2025-03-06' })]);
    expect((await clue('XS-3')).row!.transferred_on).toBe('2025-03-01');
    await hub.give('audit_clue', '2025-05-04', [audit('XS-3', { transferred_on: '' })]);
    const { row, open: still } = await clue('XS-3');
    expect(row!.transferred_on).toBe('2025-03-06');
    expect(still.find(({ field }) => field === 'transferredOn')).toMatchObject({
      state: 'RESOLVED',
      until: '2025-05-04',
    });
  });

  test('a project that a ledger row which cannot be read names is not said to be without deposit', async () => {
    await hub.give('project', '2025-05-01', [project('1503022401010102', '乙项目')]);
    await hub.give('construction_permit', '2025-05-01', [
      permit('150302202404010102', {
        project_code: '1503022401010102',
        project_name: '乙项目',
        contract_price: '90000000',
      }),
    ]);
    const other = deposit('BZJ2', { project_name: '丙项目' });
    const status = async () =>
      (
        await hub.query(
          `select a.status from deposit_assessment a join project p on p.id = a.project_id where p.name = '乙项目'`,
        )
      )[0]!.status;
    await hub.give('wage_deposit', '2025-05-20', [
      other,
      deposit('BZJ3', { project_name: '乙项目', permit_no: '150302202404010102', form: '商业汇票' }),
    ]);
    expect(await status()).toBe('UNKNOWN_NO_DATA');
    await hub.give('wage_deposit', '2025-05-21', [other]);
    expect(await status()).toBe('UNPAID');
  });
});

test('two datasets may not both be the authority for the same rows', () => {
  expect(doubleAuthorities(schema.contracts)).toEqual([]);
  const pil = structuredClone(contractOf('pil_clue'));
  pil.fields.summary!.authoritative = true;
  expect(doubleAuthorities([contractOf('audit_clue'), pil])).toEqual([
    'audit_clue and pil_clue are both authoritative for Clue.summary: choose one, or say that their rows are apart',
  ]);
  expect(doubleAuthorities([contractOf('audit_clue'), { ...pil, apart: ['audit_clue'] }])).toEqual([]);
  // Transport and water deliver no project of each other.
  expect(doubleAuthorities([contractOf('sector_project'), contractOf('sector_project_water')])).toEqual([]);
});
