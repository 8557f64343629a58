import { expect, test } from 'vitest';
import { entryKeys, queryKeys } from './search-keys.ts';

test.each([
  ['乌海市ＸＸ建筑安装（集团）有限公司', '乌海市XX建筑安装集团有限公司', 'XX建筑安装'],
  ['烏海市鋼鐵有限責任公司', '乌海市钢铁有限责任公司', '钢铁'],
  ['神华(乌海)能源有限公司', '神华乌海能源有限公司', '神华能源'],
  ['乌海市第一建筑公司', '乌海市第1建筑公司', '第1建筑'],
  ['锦桐枫里（二期）建设项目', '锦桐枫里2期建设项目', '锦桐枫里2期'],
  ['乌海市', '乌海市', '乌海市'],
  ['巴图·朝鲁 商店', '巴图朝鲁商店', '巴图朝鲁商'],
])('%s is kept as %s with core %s', (name, key, core) => {
  expect(entryKeys('Thing', name, 'name')).toMatchObject({ key, core });
  expect(queryKeys(name)).toMatchObject({ key, core });
});

test.each(['乌检行公立〔2024〕5号', '乌检行公立（2024）5号', '乌检行公立 [２０２４] 5号'])(
  '%s is one number',
  (number) => {
    expect(entryKeys('Thing', number, 'number')).toMatchObject({ key: '乌检行公立20245号', core: '乌检行公立20245号' });
  },
);

test('a code has neither core nor grams', () => {
  expect(entryKeys('Thing', '2024-150302-47-01-000001', 'code')).toEqual({
    key: '202415030247010000 01'.replace(' ', ''),
    core: null,
    grams: null,
  });
});

test('what has no letter or digit has no keys', () => {
  expect(entryKeys('Thing', '（*）', 'name')).toBeNull();
  expect(queryKeys('一')).toBeNull();
});

/** Whether a name is similar to a text: by the grams that must be intact, and by the pattern. */
function similar(name: string, text: string): boolean {
  const { core, grams } = entryKeys('Thing', name, 'name')!;
  const { intactA, intactB, intactC, shortest, longest, slip } = queryKeys(text)!;
  const length = [...core!].length;
  if (slip === undefined || length < shortest! || length > longest!) return false;
  const intact = [intactA, intactB, intactC].some((set) => set?.every((gram) => grams!.includes(gram + length)));
  return intact && new RegExp(slip, 'u').test(core!);
}

test('any one character wrong, missing or too many is recognised in a name of three and more', () => {
  const missed: string[] = [];
  for (const name of ['澹琅行', '澹琅商贸', '澹琅商贸城', '朔屿澹琅商贸', '锦桐枫里社区卫生服务中心'])
    for (let at = 0; at < name.length; at += 1) {
      const [before, after] = [name.slice(0, at), name.slice(at + 1)];
      const slips = [
        `${before}龘${after}`,
        `${before}龘${name[at]}${after}`,
        ...(name.length > 3 ? [before + after] : []),
      ];
      for (const slip of slips) if (!name.startsWith(slip) && !similar(name, slip)) missed.push(`${name} by ${slip}`);
    }
  expect(missed).toEqual([]);
  expect(similar('澹琅商贸', '澹龘龘贸')).toBe(false);
});

test('a digit is no slip', () => {
  expect(similar('乌海市第一建筑公司', '乌海市第二建筑公司')).toBe(false);
  expect(queryKeys('12345678')?.slip).toBeUndefined();
});
