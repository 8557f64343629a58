// What is left of a person in a row before it is staged.
import { expect, test } from 'vitest';
import { Identities } from '../access/identities.ts';
import { KeyRing } from '../crypto/key-ring.ts';
import type { Contract } from './contract.ts';
import { issue } from './deliveryFault.ts';
import { personSealer, withoutNumbers } from './persons.ts';

const identities = new Identities(KeyRing.of(Buffer.alloc(32, 3)));
const contract = {
  links: { person: { to: 'Person', identity: 'id_number', name: 'name', groups: 'groups' } },
} as unknown as Contract;
const columns = [
  { header: '姓名', field: 'name' },
  { header: '身份证号', field: 'id_number' },
];
const seal = personSealer(contract, columns, identities, '2025-06-01');
const row = (name: string, number: string) => ({
  raw: { 姓名: name, 身份证号: number },
  values: { name, id_number: number },
  issues: [issue({ row: 2, field: 'name', code: 'PRIVATE_USE_CHARACTER', severity: 'warning', value: name })],
});

test('of an adult the name stays, the number becomes a token, and a masked form for people', () => {
  const open = row('沈翊珩', '150302198506151235');
  const [said] = seal(open);
  expect(said).toMatchObject({ link: 'person', name: '沈翊珩', shown: '1503**********1235', minor: false });
  expect(identities.open(said!.cipher)).toBe('150302198506151235');
  expect(open.values).toEqual({ name: '沈翊珩', id_number: identities.token('150302198506151235') });
  expect(open.raw).toEqual({ 姓名: '沈翊珩', 身份证号: '1503**********1235' });
});

test('of a minor neither name nor day of birth is left anywhere in the row', () => {
  const open = row('沈小珩', '150303201001010024');
  const [said] = seal(open);
  expect(said).toMatchObject({ name: null, shown: '150303************', minor: true });
  expect(open.values.name).toBe('未成年人A');
  const left = JSON.stringify([open, { ...said, cipher: '' }]);
  expect(left).not.toContain('沈');
  expect(left).not.toContain('20100101');
});

test.each([
  ['2007-06-01', true],
  ['2007-05-31', false],
])('born on %s, a person is a minor on 2025-06-01: %s', (born, minor) => {
  // One becomes eighteen on the day after the birthday.
  const open = row('沈翊珩', `150302${born.replaceAll('-', '')}991X`);
  expect(seal(open)[0]!.minor).toBe(minor);
});

test('a masked number names nobody and stays as it was', () => {
  const open = row('沈*珩', '1503**********1235');
  expect(seal(open)).toEqual([]);
  expect(open.values.id_number).toBe('1503**********1235');
});

test('a name that could not be read is blotted out of the row as delivered too', () => {
  const open = { ...row('沈小珩', '150303201001010024'), values: { id_number: '150303201001010024' } };
  seal(open);
  expect(JSON.stringify(open)).not.toContain('沈');
});

test.each([
  ['masked', '150303********0024'],
  ['absent', null],
])('whom a row calls a minor is one, the number being %s', (_, number) => {
  const open = { ...row('沈小珩', ''), values: { name: '沈小珩', id_number: number, groups: ['WOMAN', 'MINOR'] } };
  expect(seal(open)).toEqual([]);
  expect(open.values.name).toBe('未成年人A');
  expect(JSON.stringify(open)).not.toContain('沈');
});

test.each([
  ['2007', '未成年人A'],
  ['2006', '沈翊珩'],
])('a masked number that shows %s as the year of birth: %s', (year, name) => {
  const open = row('沈翊珩', `150303${year}********`);
  seal(open);
  expect(open.values.name).toBe(name);
});

test('of a number that cannot be read nobody knows whether it is a minor: the name goes', () => {
  const open = { ...row('沈小珩', '15030320100101002'), values: { name: '沈小珩' } };
  seal(open);
  expect(JSON.stringify(open.raw)).not.toContain('沈');
});

test.each([
  ['本人150302198506151235来访', '本人1503**********1235来访'],
  ['１５０３０２１９８５０６１５１２３５', '1503**********1235'],
  ['施工许可证150302202403150101号', '施工许可证150302202403150101号'],
  ['91150302MA0N00016T', '91150302MA0N00016T'],
])('identity numbers in a text are masked: %s', (text, shown) => {
  expect(withoutNumbers(text, '2025-06-01')).toBe(shown);
});
