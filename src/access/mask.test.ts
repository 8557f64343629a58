import { expect, test } from 'vitest';
import { masked } from './mask.ts';

test.each([
  ['张三', 'name', '张*'],
  ['张三丰', 'name', '张*丰'],
  ['巴图·朝鲁', 'name', '巴***鲁'],
  ['𠮷太郎', 'name', '𠮷*郎'],
  ['未成年人A', 'name', '未成年人A'],
  ['13800005678', 'phone', '138****5678'],
  ['150302198506151235', 'identity', '1503**********1235'],
  ['6217001234567890122', 'account', '6217***********0122'],
  ['1234', 'account', '***'],
  ['欠薪事实摘要', null, '***'],
] as const)('%s as %s is %s', (text, kind, shown) => {
  expect(masked(text, kind)).toBe(shown);
});
