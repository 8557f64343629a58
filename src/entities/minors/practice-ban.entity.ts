// A ban on working (从业禁止) that a court pronounced: 刑法 art. 37-1 for years, 未保法 art. 62 for good. The judgment has
// to reach the education authority in time.
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, HubEntity, One, Text } from '../../graph/decorators.ts';
import type { RowContext } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Person } from '../registry/person.entity.ts';
import { isOverdue, judgedOn, on, termEnd } from '../term.ts';

const BanBasis = codeList(
  'BanBasis',
  { en: 'Ground of a ban', zh: '从业禁止依据' },
  {
    FIXED_TERM: { en: 'Criminal Law art. 37-1: three to five years', zh: '刑法第三十七条之一' },
    CLOSE_CONTACT: { en: 'Law on the Protection of Minors art. 62: for good', zh: '未成年人保护法第六十二条' },
  },
);

const deliveryDue = ({ col }: RowContext) => termEnd('ban.delivery_days', col('effectiveOn'));

@HubEntity({ sealed: true, plural: 'practiceBans', en: 'Ban on working with minors', zh: '从业禁止' })
export class PracticeBan extends Delivered {
  @Text({ en: 'Number in the ledger', zh: '台账编号', required: true, unique: true })
  number!: string;

  @Text({ en: 'Number of the judgment', zh: '判决书案号', level: 3 })
  judgmentNumber!: string | null;

  @One(() => Agency, { en: 'Court', zh: '判决法院' })
  court!: Ref<Agency> | null;

  @One(() => Person, { en: 'Person banned', zh: '被禁止人员' })
  person!: Ref<Person> | null;

  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @Code(BanBasis, { en: 'Ground', zh: '禁止依据' })
  basis!: keyof typeof BanBasis.values | null;

  @Date_({ en: 'Judged on', zh: '判决日期' })
  decidedOn!: string | null;

  @Date_({ en: 'Judgment in effect on', zh: '判决生效日期' })
  effectiveOn!: string | null;

  @Date_({ en: 'Ban starts on', zh: '禁止起始日期' })
  startsOn!: string | null;

  @Date_({ en: 'Ban ends on; null where it never does', zh: '禁止届满日期' })
  endsOn!: string | null;

  @Date_({ en: 'Judgment delivered to the education authority on', zh: '送达教育部门日期' })
  deliveredToEducationOn!: string | null;

  @Computed('day', {
    en: 'To be delivered to the education authority by: 30 days after the judgment took effect (法发〔2022〕32号)',
    zh: '送达教育部门期限',
    sql: deliveryDue,
  })
  deliveryDueOn?: string;

  @Computed('boolean', {
    en: 'Not delivered to the education authority in time',
    zh: '逾期未送达教育部门',
    args: { on },
    sql: (row) => isOverdue(row, deliveryDue(row), row.col('deliveredToEducationOn')),
  })
  deliveryOverdue?: boolean;

  @Computed('boolean', {
    en: 'The ban is in force',
    zh: '是否在禁止期内',
    args: { on },
    sql: (row) => sql`coalesce(${row.col('startsOn')} <= ${judgedOn(row)}
      and coalesce(${row.col('endsOn')} >= ${judgedOn(row)}, true), false)`,
  })
  inForce?: boolean;
}
