// Invented people of the city, as the sheets of relief, social aid and legal aid name them.
import { birthDayOf, sexOf } from '../../src/law/identifiers/identityNumber.ts';
import { type Random, random } from '../random.ts';
import { DISTRICTS, type District } from './enterprise.ts';
import { identityNumber } from './identity.ts';
import { personName } from './names.ts';

/** A person who lives in the city. */
export interface Resident {
  name: string;
  identity: string;
  born: string;
  woman: boolean;
  district: District;
}

/** The resident of that key; what `over` leaves open is drawn. The last digit of a sequence tells women from men. */
export function resident(key: string, over: Partial<Omit<Resident, 'identity'>> = {}): Resident {
  const r = random(`resident ${key}`);
  const born = over.born ?? birthday(r);
  const woman = over.woman ?? r.chance(0.5);
  const district = over.district ?? r.pick(Object.keys(DISTRICTS) as District[]);
  const name = over.name ?? personName(r);
  return { name, born, woman, district, identity: identityNumber(district, born, r.int(0, 4) * 2 + (woman ? 0 : 1)) };
}

/** Somebody whom other sheets know by name and number, as a resident. */
export function asResident({ name, identity }: { name: string; identity: string | null }): Resident {
  const number = identity!;
  const district = number.slice(0, 6) as District;
  return { name, identity: number, born: birthDayOf(number), woman: sexOf(number) === 'FEMALE', district };
}

const birthday = (r: Random) => `${r.int(1948, 2003)}-${two(r.int(1, 12))}-${two(r.int(1, 28))}`;
const two = (number: number) => String(number).padStart(2, '0');
