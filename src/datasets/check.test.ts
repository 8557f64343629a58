// Rows as agencies write them: what loads, what loads with a warning, what is quarantined and what is no record.
import { expect, test } from 'vitest';
import { codes, file, type Grid, HEADER, ok, ROW, read, refused, xlsx } from '../../test/deliveries.ts';

test('an unknown column is a warning and keeps its values', async () => {
  const delivery = await read('land_payment', file(`序号,${HEADER},经办人\n1,${ROW},王五\n`));
  expect(delivery.issues).toMatchObject([{ row: null, field: '经办人', code: 'UNKNOWN_COLUMN', severity: 'warning' }]);
  expect(ok(delivery.rows)[0]!.raw).toMatchObject({ 经办人: '王五', '金额(万元)': '1,663.84', 序号: '1' });
});

test('cells under no header stay in the original', async () => {
  const path = await xlsx([HEADER.split(','), ['J1', 'W-1', 1, '2025-03-02', 5, '出让金', '已核对']]);
  expect(ok((await read('land_payment', path)).rows)[0]!.raw).toMatchObject({ 第7列: '已核对', 合同编号: 'W-1' });
});

test('a header without rows is a delivery that reports nothing, and says so', async () => {
  const delivery = await read('land_payment', file(HEADER));
  expect(delivery.rows).toEqual([]);
  expect(delivery.issues).toMatchObject([{ code: 'NO_ROWS' }]);
});

test.each<[string, string, string[]]>([
  ['date', 'J1,W-1,1,2025-02-30,5,出让金', ['paid_on BAD_DATE error']],
  ['amount', 'J1,W-1,1,2025-03-02,五百块,出让金', ['amount BAD_MONEY error']],
  ['unit', 'J1,W-1,1,2025-03-02,5元,出让金', ['amount UNIT_CONFLICT error']],
  ['code', 'J1,W-1,1,2025-03-02,5,罚金', ['kind UNKNOWN_CODE error']],
  ['number', 'J1,W-1,一期,2025-03-02,5,出让金', ['sequence BAD_INTEGER error']],
  ['missing value', 'J1,—,1,2025-03-02,5,出让金', ['contract_no REQUIRED error']],
  ['key in scientific notation', '1.50302E+17,W-1,1,2025-03-02,5,出让金', ['voucher_no SCI_NOTATION error']],
  ['broken character', 'J1,W\uFFFD1,1,2025-03-02,5,出让金', ['contract_no BROKEN_CHARACTER error']],
  ['surplus cell', 'J1,W-1,1,2025-03-02,1,663.84,出让金', ['null EXTRA_CELLS error']],
])('quarantines a row with a bad %s', async (_, line, expected) => {
  const { rows } = await read('land_payment', file(`${HEADER}\n${line}\n${ROW}\n`));
  expect(rows[0]).toMatchObject({ outcome: 'quarantined', row: 2 });
  expect(codes(rows[0])).toEqual(expected);
  expect(rows[0]!.issues[0]!.message).toMatch(/ · /);
  expect(ok(rows)).toHaveLength(1);
});

test('a wrong check digit warns and loads', async () => {
  const header = '统一社会信用代码,企业名称,登记状态,法人证件号码';
  const { rows } = await read('enterprise', file(`${header}\n91350211M0000XUF46,厦门甲公司,存续,150302198506151236\n`));
  expect(rows).toMatchObject([{ outcome: 'ok', key: '91350211M0000XUF46' }]);
  expect(codes(rows[0])).toEqual(
    expect.arrayContaining(['credit_code CHECK_DIGIT warning', 'legal_representative_id CHECK_DIGIT warning']),
  );
});

test('a code with a letter O is quarantined with the repair that would pass', async () => {
  const { rows } = await read(
    'enterprise',
    file('统一社会信用代码,企业名称,登记状态\n91150302MA0NOO016T,甲公司,存续\n'),
  );
  expect(rows[0]!.issues).toMatchObject([
    {
      code: 'BAD_CREDIT_CODE',
      value: '91150302MA0NOO016T',
      message: expect.stringContaining('perhaps 91150302MA0N00016T'),
    },
  ]);
});

test('a key twice in one file is rejected, and says whether the rows agree', async () => {
  const other = ROW.replace('1,663.84', '5');
  const { rows } = await read('land_payment', file(`${HEADER}\n${ROW}\n${ROW}\n${other}\n`));
  expect(rows.map((row) => [row.outcome, ...codes(row)!])).toEqual([
    ['ok'],
    ['rejected', 'null DUPLICATE_ROW warning'],
    ['rejected', 'null DUPLICATE_KEY error'],
  ]);
  expect(rows[2]!.issues[0]).toMatchObject({ value: 'J001', message: expect.stringContaining('第2行') });
});

test('totals, footers and repeated headers are no records', async () => {
  const lines = [HEADER, ROW, HEADER, '合 计,,,,1663.84,', '共1条,,,,,', '制表日期：2025-06-01,,,,,'];
  const { rows } = await read('land_payment', file(lines.join('\n')));
  expect(refused(rows).map((row) => `${row.outcome} ${row.issues[0]!.code}`)).toEqual([
    'rejected REPEATED_HEADER',
    'rejected TOTALS_ROW',
    'rejected TOTALS_ROW',
    'rejected FOOTER_ROW',
  ]);
});

test('a workbook with formulas, numbers where text belongs and errors', async () => {
  const header = [
    '保证金编号',
    '项目名称',
    '总包单位',
    '施工许可证编号',
    '账号',
    '合同额(元)',
    '存储比例',
    '应存金额(元)',
    '状态',
  ];
  const row = (
    no: string | number,
    permit: string | number,
    account: string | number,
    due: number | null,
  ): Grid[number] => [no, '桥', '甲公司', permit, account, 0.1 + 0.2, 0.02, due, '已存'];
  const path = await xlsx(
    [
      header,
      row('B1', '150302202501230101', 12345678, null),
      row('B2', Number('150302202501230101'), '12345678', 1),
      row('B3', '1.50302E+17', '12345678', 1),
      row('B4', '150302202501230101', '12345678', null),
      row('B5', '150302202501230101', '12345678', null),
      row(6, '150302202501230101', '12345678', 1),
    ],
    [],
    [
      ['1,6', { value: 0.02, type: 'number', style: { numFmt: '0.00%' } }],
      ['1,7', { value: 5, type: 'formula', formula: 'F2*G2', formulaResult: 5 }],
      ['4,7', { value: null, type: 'formula', formula: 'F5*G5' }],
      ['5,7', { value: '#REF!', type: 'error' }],
    ],
  );
  const { rows } = await read('wage_deposit', path);
  expect(rows.map((each) => [each.outcome, ...codes(each)!])).toEqual([
    ['ok', 'account_no NUMBER_FOR_TEXT warning', 'due_amount FORMULA warning'],
    ['quarantined', 'permit_no SCI_NOTATION error'],
    ['quarantined', 'permit_no SCI_NOTATION error'],
    ['quarantined', 'due_amount FORMULA_NO_VALUE error'],
    ['quarantined', 'due_amount CELL_ERROR error'],
    ['ok', 'deposit_no NUMBER_FOR_TEXT warning'],
  ]);
  expect(ok(rows)[0]!.values).toMatchObject({
    contract_amount: '30',
    rate: '2',
    due_amount: '500',
    account_no: '12345678',
  });
});

test('JSON Lines keep long numbers, and refuse what is nested or no object', async () => {
  const line = (voucher: string) =>
    `{"缴款书号":${voucher},"合同编号":"W-1","入库日期":"2025-03-02","金额":"5","收入类型":"出让金"}`;
  const { rows } = await read(
    'land_payment',
    file([line('150302198506151235'), line('{"a":1}'), 'oops', line('"J2"')].join('\n'), 'jsonl'),
  );
  expect(rows.map((row) => [row.row, row.outcome, ...codes(row)!])).toEqual([
    [1, 'ok', 'voucher_no NUMBER_FOR_TEXT warning'],
    [2, 'quarantined', 'voucher_no NESTED_VALUE error'],
    [3, 'rejected', 'null BAD_JSON error'],
    [4, 'ok'],
  ]);
  expect(ok(rows)[0]!.key).toBe('150302198506151235');
});

test('lists, periods, months and agencies become staged values', async () => {
  const consultation =
    '磋商编号,案件编号,磋商日期,参加单位\nC1,乌检行公立[2024]3号,2024-06-01,市自然资源局、市财政局；市税务局\nC2,乌检行公立〔2024〕3号,2024-06-01,市财政局、火星局\n';
  const arrears =
    '统一社会信用代码,单位名称,险种,费款所属期起,费款所属期止,欠缴本金,状态\n91150302MA0N00016T,甲公司,职工医保,202101,2023年5月,2395.34万元,欠费\n';
  const complaint =
    '工单号,来源渠道,提交时间,欠薪期间\nT1,12345热线,2025-03-02 14:22:10,2024.09—2024.12\nT2,信访,2025-03-03,2024年9月至今\n';
  const clue =
    '{"线索编号":"S1","审计项目":"甲","问题领域":"国有土地使用权出让","涉及单位":["甲公司","乙公司"],"涉及单位代码":"91150302MA0N00016T","移送对象":"市检察院"}';
  const [first, second] = (await read('consultation', file(consultation))).rows;
  expect(first).toMatchObject({
    values: { case_no: '乌检行公立〔2024〕3号', participants: ['natural-resources', 'finance', 'tax'] },
  });
  expect(codes(second)).toEqual(['participants UNKNOWN_AGENCY error']);
  expect((await read('mi_arrears', file(arrears))).rows).toMatchObject([
    { key: '91150302MA0N00016T|EMPLOYEE_MEDICAL|2021-01-01|2023-05-31', values: { outstanding: '2395340000' } },
  ]);
  expect((await read('wage_complaint', file(complaint))).rows).toMatchObject([
    { values: { received_on: '2025-03-02', owed_period: ['2024-09-01', '2024-12-31'] } },
    { values: { owed_period: ['2024-09-01', null] } },
  ]);
  const [row] = (await read('audit_clue', file(clue, 'jsonl'))).rows;
  expect(row).toMatchObject({
    values: { enterprise_names: ['甲公司', '乙公司'], enterprise_codes: ['91150302MA0N00016T'] },
  });
  expect(codes(row)).toEqual(['enterprise_codes LIST_LENGTHS warning']);
});
