// Files as agencies send them, and every way in which a whole file can be wrong.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type MergeRange, writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import {
  codes,
  file,
  folder,
  GOOD,
  type Grid,
  HEADER,
  ok,
  ROW,
  read,
  refused,
  VALUES,
  xlsx,
} from '../../test/deliveries.ts';
import type { DeliveryError } from './deliveryFault.ts';

test.each<[string, string | Uint8Array, string, string | null]>([
  ['UTF-8', GOOD, 'CSV', 'utf-8'],
  ['UTF-8 with BOM', `\uFEFF${GOOD}`, 'CSV', 'utf-8'],
  ['GB18030', iconv.encode(GOOD, 'gb18030'), 'CSV', 'gb18030'],
  [
    'UTF-16 as Excel saves Unicode text',
    iconv.encode(GOOD.replace(/,(?!\d{3}\.)/g, '\t'), 'utf-16le', { addBOM: true }),
    'CSV',
    'utf-16le',
  ],
  ['UTF-16 big-endian', iconv.encode(GOOD, 'utf-16be', { addBOM: true }), 'CSV', 'utf-16be'],
  ['semicolons', GOOD.replace(/,(?!\d{3}\.)/g, ';'), 'CSV', 'utf-8'],
  [
    'CRLF, blank lines and full-width header',
    `\r\n${GOOD.replace('(万元)', '（万元）').replaceAll('\n', '\r\n')}\r\n`,
    'CSV',
    'utf-8',
  ],
  [
    'titles above the header',
    `土地出让价款缴纳信息,,,,,\n单位：万元,,,,,\n${GOOD.replace('(万元)', '')}`,
    'CSV',
    'utf-8',
  ],
  [
    'JSON Lines with labels and a number',
    '{"缴款书号":"J001","合同编号":"2024-W-015","期次":1,"入库日期":"2025-03-02","金额(万元)":1663.84,"收入类型":"出让金"}\n',
    'JSONL',
    'utf-8',
  ],
  [
    'JSON Lines with field names',
    '{"voucher_no":"J001","contract_no":"2024-W-015","sequence":"1","paid_on":"20250302","amount":"1663.84万元","kind":"PRICE"}',
    'JSONL',
    'utf-8',
  ],
])('reads %s', async (_, content, format, encoding) => {
  const delivery = await read('land_payment', file(content));
  expect(delivery).toMatchObject({ format, encoding, publishedOn: '2025-06-01', issues: [] });
  expect(ok(delivery.rows)).toMatchObject([{ key: 'J001', values: VALUES, issues: [] }]);
});

test('the same statement has the same hash, however it is written', async () => {
  const [a, b, c] = await Promise.all([
    read('land_payment', file(GOOD)),
    read(
      'land_payment',
      file(iconv.encode(GOOD.replace('2025年3月2日', '2025/3/2').replace('"1,663.84"', '1663.8400'), 'gb18030')),
    ),
    read('land_payment', file(GOOD.replace('1,663.84', '1,663.85'))),
  ]);
  expect(ok(b.rows)[0]!.hash).toBe(ok(a.rows)[0]!.hash);
  expect(ok(c.rows)[0]!.hash).not.toBe(ok(a.rows)[0]!.hash);
});

test('characters outside GBK survive GB18030', async () => {
  const text = GOOD.replace('2024-W-015', '㛃䶮𠮷𬭳合同');
  const [row] = ok((await read('land_payment', file(iconv.encode(text, 'gb18030')))).rows);
  expect(row!.values.contract_no).toBe('㛃䶮𠮷𬭳合同');
});

test('a workbook with title, merged header of two rows, merged body cells and a footer', async () => {
  const path = await xlsx(
    [
      ['乌海市土地出让价款分期付款约定', null, null, null, null],
      ['序号', '合同编号', '期次', '约定付款', null],
      [null, null, null, '日期', '金额(万元)'],
      [1, '2024-W-015', 1, new Date(Date.UTC(2024, 5, 30)), 800],
      [2, null, 2, 45657, 863.84],
      ['合计', null, null, null, 1663.84],
      ['填表人：张三', null, null, null, '审核人：李四'],
    ],
    [
      { startRow: 0, endRow: 0, startCol: 0, endCol: 4 },
      { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
      { startRow: 1, endRow: 2, startCol: 1, endCol: 1 },
      { startRow: 1, endRow: 2, startCol: 2, endCol: 2 },
      { startRow: 1, endRow: 1, startCol: 3, endCol: 4 },
      { startRow: 3, endRow: 4, startCol: 1, endCol: 1 },
    ],
  );
  const delivery = await read('land_installment', path);
  expect(delivery.issues).toEqual([]);
  expect(ok(delivery.rows)).toMatchObject([
    { row: 4, key: '2024-W-015|1', values: { due_on: '2024-06-30', due: '800000000' } },
    {
      row: 5,
      key: '2024-W-015|2',
      values: { due_on: '2024-12-31', due: '863840000' },
      raw: { 合同编号: '2024-W-015' },
    },
  ]);
  expect(refused(delivery.rows).map((row) => [row.row, row.outcome, ...codes(row)!])).toEqual([
    [6, 'rejected', 'null TOTALS_ROW warning'],
    [7, 'rejected', 'null FOOTER_ROW warning'],
  ]);
});

test.each<[string, Grid, MergeRange[]]>([
  [
    'over a group of columns',
    [
      ['保证金编号', '项目名称', '总包单位', '状态', '金额(万元)', null],
      [null, null, null, null, '应存金额', '实存金额'],
      ['B1', '桥', '甲公司', '已存', 12, 11.5],
    ],
    [0, 1, 2, 3].map((column) => ({ startRow: 0, endRow: 1, startCol: column, endCol: column })),
  ],
  [
    'in a row of its own',
    [
      ['保证金编号', '项目名称', '总包单位', '状态', '应存金额', '实存金额'],
      [null, null, null, null, '（万元）', '（万元）'],
      ['B1', '桥', '甲公司', '已存', 12, 11.5],
    ],
    [],
  ],
  [
    'in the title',
    [
      ['农民工工资保证金台账（单位：万元）', null, null, null, null, null],
      ['保证金编号', '项目名称', '总包单位', '状态', '应存金额', '实存金额'],
      ['B1', '桥', '甲公司', '已存', 12, 11.5],
    ],
    [{ startRow: 0, endRow: 0, startCol: 0, endCol: 5 }],
  ],
])('a unit that stands %s holds', async (_, rows, merges) => {
  const delivery = await read('wage_deposit', await xlsx(rows, merges));
  expect(delivery.rows).toMatchObject([{ outcome: 'ok', values: { due_amount: '12000000', paid_amount: '11500000' } }]);
});

test.each<[string, () => string | Promise<string>, string, RegExp]>([
  ['an empty file', () => file(''), 'EMPTY_FILE', /重新导出 · The file is empty/],
  ['a file of blank lines', () => file('\n\n , \n'), 'EMPTY_FILE', /empty/],
  ['no file', () => join(folder, 'none-20250601.csv'), 'NO_FILE', /none-20250601/],
  ['no publication day', () => join(folder, 'land.csv'), 'NO_PUBLICATION_DAY', /land\.csv/],
  [
    'UTF-8 with a broken byte',
    () => file(Buffer.concat([Buffer.from(GOOD.repeat(20)), Buffer.from([0xc3, 0x28])])),
    'BAD_ENCODING',
    /line 41 \(utf-8\)/,
  ],
  [
    'GB18030 with broken bytes',
    () => file(Buffer.concat([iconv.encode(GOOD, 'gb18030'), Buffer.from([0xff, 0xff])])),
    'BAD_ENCODING',
    /line 3 \(gb18030\)/,
  ],
  ['UTF-8 cut off inside a character', () => file(Buffer.from(`${GOOD}乌海`).subarray(0, -1)), 'BAD_ENCODING', /utf-8/],
  ['UTF-16 without BOM', () => file(iconv.encode(GOOD, 'utf-16le', { addBOM: false })), 'BAD_ENCODING', /UTF-16/],
  ['an old XLS', () => file(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'xls'), 'BAD_FORMAT', /save as XLSX/],
  ['a web page called XLS', () => file('<html><table></table></html>', 'xls'), 'BAD_FORMAT', /web page/],
  ['a broken workbook', () => file('PK\x03\x04nonsense', 'xlsx'), 'BAD_FORMAT', /broken or encrypted/],
  ['a JSON array', () => file('[{"缴款书号":"J001"}]', 'json'), 'BAD_FORMAT', /one object a line/],
  ['JSON Lines without an object', () => file('{"缴款书号":', 'jsonl'), 'BAD_FORMAT', /JSON Lines/],
  [
    'an unclosed quote',
    () => file(`${HEADER}\n"J001,2024-W-015,1,2025-03-02,5,出让金\n`),
    'BAD_FORMAT',
    /unbalanced quotes from row 2/,
  ],
  [
    'a missing column',
    () => file(GOOD.replace('收入类型', '说明').replace('入库日期', '日子')),
    'MISSING_COLUMN',
    /入库日期、收入类型/,
  ],
  [
    'a doubled column',
    () => file(`${HEADER},入库金额\n${ROW},5\n`),
    'DOUBLED_COLUMN',
    /金额\(万元\) \(第5列 · column 5\), 入库金额 \(第7列/,
  ],
  [
    'a file of another dataset',
    () => file('保证金编号,项目名称,总包单位,应存金额,状态\nB1,桥,乌海市某公司,5,未存\n'),
    'NOT_THIS_DATASET',
    /像是农民工工资保证金台账 · it looks like wage_deposit/,
  ],
  ['a sheet without a header', () => file('a,b\n1,2\n'), 'NOT_THIS_DATASET', /no header found/],
])('refuses %s', async (_, path, code, message) => {
  const error = await read('land_payment', await path()).then(
    () => null,
    (thrown: DeliveryError) => thrown,
  );
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
});

test('a file that is named for another dataset is refused even if its columns would fit', async () => {
  const path = join(folder, 'sector_project-20250520.csv');
  await expect(read('sector_project_water', path)).rejects.toMatchObject({
    code: 'NOT_THIS_DATASET',
    message: expect.stringContaining('it looks like sector_project (Transport projects)'),
  });
});

test('two sheets of the same dataset are not one delivery', async () => {
  const rows = [HEADER.split(','), ['J001', 'W-1', 1, '2025-03-02', 5, '出让金']];
  const workbook = await writeXlsx({
    sheets: [
      { name: '海勃湾', rows },
      { name: '乌达', rows },
      { name: '说明', rows: [['略']] },
    ],
  });
  await expect(read('land_payment', file(workbook, 'xlsx'))).rejects.toMatchObject({ code: 'SEVERAL_SHEETS' });
});

test('a file larger than the memory streams: only its keys are kept', async () => {
  const remark = '备注'.repeat(150);
  const lines = Array.from({ length: 100_000 }, (_, index) => `J${index},W-1,1,2025-03-02,5,出让金,${remark}`);
  const path = file(`${HEADER},备注\n${lines.join('\n')}\n`);
  const script = `
    const { openDelivery } = await import('${new URL('./delivery.ts', import.meta.url)}');
    const { loadSchema } = await import('${new URL('./contractRegisters.ts', import.meta.url)}');
    const schema = loadSchema('schema');
    const contract = schema.contracts.find(({ code }) => code === 'land_payment');
    const { Identities } = await import('${new URL('../access/identities.ts', import.meta.url)}');
    const { KeyRing } = await import('${new URL('../crypto/key-ring.ts', import.meta.url)}');
    const identities = new Identities(KeyRing.of(Buffer.alloc(32)));
    const delivery = await openDelivery(contract, '${path}', { schema, identities });
    let count = 0;
    for await (const row of delivery.rows) if (row.outcome === 'ok') count += 1;
    console.log(count);`;
  const node = promisify(execFile);
  const { stdout } = await node(process.execPath, ['--max-old-space-size=56', '--input-type=module', '-e', script]);
  expect(stdout.trim()).toBe('100000');
}, 60_000);
