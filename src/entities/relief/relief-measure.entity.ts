// One thing done for a recipient of judicial relief: money, a lawyer, counselling, or the way to social aid.
import type { Ref } from '@mikro-orm/core';
import { Code, Date_, HubEntity, Money, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { LegalAid } from './legal-aid.entity.ts';
import { ReliefRecipient } from './relief-recipient.entity.ts';

const ReliefMeasureKind = codeList(
  'ReliefMeasureKind',
  { en: 'Kind of relief measure', zh: '救助方式' },
  {
    FUNDS: { en: 'Money', zh: '资金' },
    LEGAL_AID: { en: 'Legal aid', zh: '法律援助' },
    COUNSELLING: { en: 'Psychological counselling', zh: '心理疏导' },
    SOCIAL_AID_TRANSFER: { en: 'Passed on to social aid', zh: '转社会救助' },
    EDUCATION: { en: 'Help with schooling', zh: '教育帮扶' },
    EMPLOYMENT: { en: 'Help with work', zh: '就业帮扶' },
  },
);

@HubEntity({ plural: 'reliefMeasures', en: 'Measure of judicial relief', zh: '司法救助措施' })
export class ReliefMeasure extends Delivered {
  @Text({ en: 'Number', zh: '措施编号', required: true, unique: true })
  number!: string;

  @One(() => ReliefRecipient, { en: 'Recipient', zh: '救助对象', required: true })
  recipient!: Ref<ReliefRecipient>;

  @Code(ReliefMeasureKind, { en: 'Kind', zh: '救助方式' })
  kind!: keyof typeof ReliefMeasureKind.values | null;

  @Money({ en: 'Amount, of money only', zh: '救助金额' })
  amount!: string | null;

  @Date_({ en: 'Granted on', zh: '实施日期', index: true })
  grantedOn!: string | null;

  @One(() => Agency, { en: 'Agency that carried it out', zh: '实施单位' })
  agency!: Ref<Agency> | null;

  @One(() => LegalAid, { en: 'Record of the legal aid that this measure is', zh: '法律援助记录' })
  legalAid!: Ref<LegalAid> | null;
}
