// A consultation (磋商) that the procuratorate convenes with other units. It is not its own participant.
import type { Collection, Ref } from '@mikro-orm/core';
import { Date_, HubEntity, ManyMany, One, Text } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Case } from './case.entity.ts';

@HubEntity({ plural: 'consultations', en: 'Consultation', zh: '磋商' })
export class Consultation extends Delivered {
  @Text({ en: 'Number', zh: '磋商编号', required: true, unique: true })
  number!: string;

  @One(() => Case, { en: 'Case', zh: '案件' })
  case!: Ref<Case> | null;

  @Date_({ en: 'Held on', zh: '磋商日期' })
  heldOn!: string | null;

  @ManyMany(() => Agency, {
    pivot: 'consultation_participant',
    en: 'Units taking part, the convener not counted',
    zh: '参加单位',
  })
  participants!: Collection<Agency>;

  @Text({ en: 'Outcome', zh: '磋商结果' })
  outcome!: string | null;
}
