// The enforcement of what a civil suit decided: what was to be recovered and what was.
import type { Ref } from '@mikro-orm/core';
import { Bool, Date_, HubEntity, HubValue, Money, One, Part, Text } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { Person } from '../registry/person.entity.ts';
import { Lawsuit } from './lawsuit.entity.ts';

@HubValue({ en: 'A side of an enforcement', zh: '执行当事人' })
export class EnforcementParty {
  @Text({ en: "Name; only a person's is masked", zh: '名称', level: 3, mask: 'party' })
  displayName!: string | null;

  @One(() => Person, { en: 'Person', zh: '自然人' })
  person!: Ref<Person> | null;

  @One(() => Enterprise, { en: 'Enterprise', zh: '市场主体' })
  enterprise!: Ref<Enterprise> | null;
}

@HubEntity({ plural: 'enforcements', en: 'Enforcement of a civil suit', zh: '执行案件' })
export class Enforcement extends Delivered {
  @Text({ en: 'Case number of the enforcement', zh: '执行案号', required: true, unique: true })
  number!: string;

  @One(() => Lawsuit, { en: 'Suit that is enforced', zh: '依据的民事案件' })
  lawsuit!: Ref<Lawsuit> | null;

  @Part(() => EnforcementParty, { en: 'Who asks for it', zh: '申请执行人' })
  applicant!: EnforcementParty | null;

  @Part(() => EnforcementParty, { en: 'Who has to pay', zh: '被执行人' })
  debtor!: EnforcementParty | null;

  @Date_({ en: 'Filed on', zh: '执行立案日期' })
  filedOn!: string | null;

  @Date_({ en: 'Closed on', zh: '执行结案日期' })
  closedOn!: string | null;

  @Money({ en: 'Amount to be recovered', zh: '执行标的' })
  amount!: string | null;

  @Money({ en: 'Amount recovered', zh: '到位金额' })
  recovered!: string | null;

  @Bool({ en: 'This round was ended for want of property (终结本次执行程序)', zh: '是否终本' })
  terminated!: boolean | null;

  @Bool({ en: "Takes part in the distribution of the debtor's property (参与分配)", zh: '参与分配' })
  distribution!: boolean | null;
}
