// An agent who acts for a party of a civil suit: a lawyer, a legal worker, or somebody close.
import type { Ref } from '@mikro-orm/core';
import { Code, HubEntity, Int, One, Text, UniqueOn } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Lawsuit } from './lawsuit.entity.ts';
import { LawsuitRole } from './lawsuit-role.ts';

@HubEntity({ plural: 'lawsuitAgents', en: 'Agent in a civil suit', zh: '诉讼代理人' })
@UniqueOn('lawsuit', 'sequence')
export class LawsuitAgent extends Delivered {
  @One(() => Lawsuit, { en: 'Suit', zh: '案件', required: true })
  lawsuit!: Ref<Lawsuit>;

  @Int({ en: "Place in the suit's list of agents, from 1", zh: '代理人序号', required: true })
  sequence!: number;

  @Code(LawsuitRole, { en: 'Role of the party acted for', zh: '被代理人诉讼地位' })
  actsFor!: keyof typeof LawsuitRole.values | null;

  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @Text({ en: 'Licence number', zh: '执业证号', level: 3, mask: 'account' })
  licenceNumber!: string | null;

  @Text({ en: 'Law firm', zh: '执业机构' })
  lawFirm!: string | null;
}
