// One party of a civil suit, as the court's list of parties has it.
import type { Ref } from '@mikro-orm/core';
import { Code, HubEntity, Int, One, Text, UniqueOn } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { Person } from '../registry/person.entity.ts';
import { Lawsuit } from './lawsuit.entity.ts';
import { LawsuitRole } from './lawsuit-role.ts';

@HubEntity({ plural: 'lawsuitParties', en: 'Party of a civil suit', zh: '诉讼当事人' })
@UniqueOn('lawsuit', 'sequence')
export class LawsuitParty extends Delivered {
  @One(() => Lawsuit, { en: 'Suit', zh: '案件', required: true })
  lawsuit!: Ref<Lawsuit>;

  @Int({ en: "Place in the suit's list of parties, from 1", zh: '当事人序号', required: true })
  sequence!: number;

  @Code(LawsuitRole, { en: 'Role', zh: '诉讼地位', required: true })
  role!: keyof typeof LawsuitRole.values;

  @Text({ en: "Name; only a person's is masked", zh: '名称', level: 3, mask: 'party' })
  displayName!: string | null;

  @One(() => Person, { en: 'Person', zh: '自然人' })
  person!: Ref<Person> | null;

  @One(() => Enterprise, { en: 'Enterprise', zh: '市场主体' })
  enterprise!: Ref<Enterprise> | null;
}
