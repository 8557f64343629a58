// A decision that lists an enterprise or a person for wage arrears (失信联合惩戒名单, 人社部令第45号). The terms are those of
// law/blacklist.ts; a contractor listed when its clock started has to lodge twice the wage deposit.
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, HubEntity, One, Part, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Enterprise, NamedPerson } from '../registry/enterprise.entity.ts';
import { Person } from '../registry/person.entity.ts';

const BlacklistGround = codeList(
  'BlacklistGround',
  { en: 'Ground of a listing', zh: '列入情形' },
  {
    CRIMINAL_AMOUNT: { en: 'Arrears reached the amount of a crime', zh: '拖欠数额达到认定拒不支付劳动报酬罪标准' },
    SEVERE_CONSEQUENCE: {
      en: 'Arrears led to a mass incident or grave harm',
      zh: '引发群体性事件、极端事件造成严重不良社会影响',
    },
  },
);

@HubEntity({ plural: 'blacklistEntries', en: 'Listing for wage arrears', zh: '拖欠工资失信名单' })
export class BlacklistEntry extends Delivered {
  @Text({ en: 'Number of the decision', zh: '列入决定文号', required: true, unique: true })
  number!: string;

  @One(() => Enterprise, { en: 'Enterprise; null where only a person is listed', zh: '失信单位' })
  enterprise!: Ref<Enterprise> | null;

  @Part(() => NamedPerson, { en: 'Person responsible', zh: '责任人' })
  responsible!: NamedPerson | null;

  @One(() => Person, { en: 'Person responsible, where an identity number is delivered', zh: '责任人(自然人)' })
  responsiblePerson!: Ref<Person> | null;

  @Date_({ en: 'Listed on', zh: '列入日期', required: true })
  listedOn!: string;

  @Date_({ from: ['listedOn'], en: 'Last day of the term: three years on', zh: '期限届满日' })
  endsOn!: string | null;

  @Code(BlacklistGround, { en: 'Ground', zh: '列入情形' })
  ground!: keyof typeof BlacklistGround.values | null;

  @Text({ en: 'What it was listed for', zh: '列入事由' })
  reason!: string | null;

  @Date_({ en: 'Arrears paid and put right on', zh: '改正日期' })
  correctedOn!: string | null;

  @Date_({
    from: ['correctedOn'],
    en: 'First day on which it may leave the list early: six months after it put things right',
    zh: '可提前移出日',
  })
  removableFrom!: string | null;

  @Date_({ en: 'Removed early on; listed no longer on that day', zh: '移出日期' })
  removedOn!: string | null;

  @Computed('boolean', {
    en: 'Listed on the day, the hub date unless given',
    zh: '是否在列',
    args: { on: { type: 'day', en: 'The day', zh: '判断日期' } },
    sql: ({ col, arg, hubDate }) => sql`coalesce(${arg('on', hubDate)} between ${col('listedOn')} and ${col('endsOn')}
      and coalesce(${arg('on', hubDate)} < ${col('removedOn')}, true), false)`,
  })
  active?: boolean;

  @Computed('boolean', {
    en: 'Removed early though the six months had not passed, or nothing was put right; null where not removed',
    zh: '提前移出是否不符合条件',
    sql: ({ col }) => sql`case when ${col('removedOn')} is not null
      then ${col('removedOn')} <= ${col('endsOn')} and coalesce(${col('removedOn')} < ${col('removableFrom')}, true) end`,
  })
  removedTooEarly?: boolean;
}
