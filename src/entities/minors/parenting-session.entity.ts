// One session of parenting education (亲职教育) held for the guardians under an order.
import type { Ref } from '@mikro-orm/core';
import { Code, Date_, Decimal, HubEntity, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { GuardianshipOrder } from './guardianship-order.entity.ts';

const SessionForm = codeList(
  'SessionForm',
  { en: 'Form of a session', zh: '亲职教育形式' },
  {
    GROUP: { en: 'Group lesson', zh: '集中授课' },
    INDIVIDUAL: { en: 'Individual guidance', zh: '个别指导' },
    HOME_VISIT: { en: 'Home visit', zh: '入户指导' },
    ONLINE: { en: 'Online', zh: '线上课程' },
  },
);

@HubEntity({
  sealed: true,
  plural: 'parentingSessions',
  smallCounts: true,
  en: 'Session of parenting education',
  zh: '亲职教育',
})
export class ParentingSession extends Delivered {
  @Text({ en: 'Number', zh: '编号', required: true, unique: true })
  number!: string;

  @One(() => GuardianshipOrder, { en: 'Order', zh: '督促监护令' })
  order!: Ref<GuardianshipOrder> | null;

  @Date_({ en: 'Held on', zh: '开展日期', index: true })
  heldOn!: string | null;

  @One(() => Agency, { en: 'Held by', zh: '开展单位' })
  agency!: Ref<Agency> | null;

  @Code(SessionForm, { en: 'Form', zh: '形式' })
  form!: keyof typeof SessionForm.values | null;

  @Decimal({ en: 'Hours', zh: '课时' })
  hours!: number | null;
}
