// A person who works at an institution in close contact with minors, whatever the post, and the yearly duty to ask about
// each (未保法 art. 62).
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Bool, Code, Computed, Date_, HubEntity, One, Text } from '../../graph/decorators.ts';
import type { RowContext } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Person } from '../registry/person.entity.ts';
import { judgedOn, on, termEnd } from '../term.ts';
import { Institution } from './institution.entity.ts';

const StaffPost = codeList(
  'StaffPost',
  { en: 'Post at an institution', zh: '岗位' },
  {
    TEACHER: { en: 'Teacher', zh: '教师' },
    CARER: { en: 'Carer', zh: '保育员/护理员' },
    MANAGER: { en: 'Manager', zh: '管理人员' },
    GUARD: { en: 'Guard', zh: '保安' },
    DORMITORY_WARDEN: { en: 'Dormitory warden', zh: '宿管' },
    DRIVER: { en: 'Driver', zh: '司机' },
    CLEANER: { en: 'Cleaner', zh: '保洁' },
    COOK: { en: 'Cook', zh: '厨师' },
    DOCTOR: { en: 'Doctor or nurse', zh: '医护' },
    OTHER: { en: 'Other', zh: '其他' },
  },
);

const StaffStatus = codeList(
  'StaffStatus',
  { en: 'Status of a member of staff', zh: '在岗状态' },
  {
    IN_POST: { en: 'In post', zh: '在岗' },
    SUSPENDED: { en: 'Suspended', zh: '停岗' },
    LEFT: { en: 'Left', zh: '离岗' },
  },
);

const StaffCheckResult = codeList(
  'StaffCheckResult',
  { en: 'Result of the last check', zh: '查询结果' },
  {
    NO_RECORD: { en: 'No record', zh: '无记录' },
    HIT_REFER: { en: 'Hit: refer to the officer in charge', zh: '命中,转专人核查' },
    PENDING: { en: 'Under review', zh: '待复核' },
  },
);

const StaffDisposition = codeList(
  'StaffDisposition',
  { en: 'What was done after a hit', zh: '处置' },
  {
    NOT_HIRED: { en: 'Not hired', zh: '不予录用' },
    DISMISSED: { en: 'Dismissed', zh: '解聘' },
    MOVED: { en: 'Moved to a post without contact', zh: '调离岗位' },
    NONE: { en: 'Nothing yet', zh: '未处置' },
  },
);

/** The first check is due on the day of hiring, each later one a year after the last. */
const checkDue = ({ col }: RowContext) =>
  sql`coalesce(${termEnd('staff.check_days', col('lastCheckedOn'))}, ${col('hiredOn')})`;

@HubEntity({ plural: 'staffMembers', en: 'Member of staff of an institution', zh: '从业人员' })
export class StaffMember extends Delivered {
  @Text({ en: 'Number in the roster', zh: '人员编号', required: true, unique: true })
  number!: string;

  @One(() => Institution, { en: 'Institution', zh: '单位', required: true })
  institution!: Ref<Institution>;

  @One(() => Person, { en: 'Person', zh: '人员' })
  person!: Ref<Person> | null;

  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @Code(StaffPost, { en: 'Post', zh: '岗位' })
  post!: keyof typeof StaffPost.values | null;

  @Date_({ en: 'Hired on', zh: '入职日期' })
  hiredOn!: string | null;

  @Code(StaffStatus, { en: 'Status', zh: '在岗状态' })
  status!: keyof typeof StaffStatus.values | null;

  @Date_({ en: 'Last checked on', zh: '最近查询日期', index: true })
  lastCheckedOn!: string | null;

  @Bool({ en: 'The person has authorised the check', zh: '查询授权书' })
  authorised!: boolean | null;

  @Code(StaffCheckResult, { en: 'Result of the last check, never its content', zh: '查询结果', level: 3 })
  checkResult!: keyof typeof StaffCheckResult.values | null;

  @Code(StaffDisposition, { en: 'What was done after a hit', zh: '处置', level: 3 })
  disposition!: keyof typeof StaffDisposition.values | null;

  @Computed('day', {
    en: 'Next check due on: the day of hiring, then 365 days after the last check',
    zh: '下次查询期限',
    sql: checkDue,
  })
  checkDueOn?: string;

  @Computed('boolean', {
    en: 'In post though the check due has not been made',
    zh: '逾期未查询',
    args: { on },
    sql: (row) => sql`coalesce(${row.col('status')} = 'IN_POST' and ${checkDue(row)} < ${judgedOn(row)}, false)`,
  })
  checkOverdue?: boolean;
}
