// One worker's attendance in one month of a project's real-name roster (保障农民工工资支付条例 art. 28).
import type { Ref } from '@mikro-orm/core';
import { Bool, Date_, HubEntity, Int, One, Text } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Project } from '../construction/project.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { Person } from '../registry/person.entity.ts';

@HubEntity({ plural: 'rosterEntries', en: "Month of a worker on a project's roster", zh: '实名制考勤' })
export class RosterEntry extends Delivered {
  @Text({ en: 'Number', zh: '考勤编号', required: true, unique: true })
  number!: string;

  @One(() => Project, { en: 'Project', zh: '项目' })
  project!: Ref<Project> | null;

  @One(() => Enterprise, { en: 'Employer, the contractor or one of its subcontractors', zh: '用工单位' })
  employer!: Ref<Enterprise> | null;

  @One(() => Person, { en: 'Worker', zh: '工人' })
  person!: Ref<Person> | null;

  @Text({ en: 'Name as the roster has it', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @Text({ en: 'Team', zh: '班组' })
  team!: string | null;

  @Text({ en: 'Trade', zh: '工种' })
  trade!: string | null;

  @Bool({ en: 'A labour contract or agreement is signed', zh: '已签订劳动合同或用工协议' })
  contractSigned!: boolean | null;

  @Date_({ en: 'Came to the site on', zh: '进场日期' })
  enteredOn!: string | null;

  @Date_({ en: 'Left the site on', zh: '退场日期' })
  leftOn!: string | null;

  @Date_({ en: 'Month of attendance, by its first day', zh: '考勤月' })
  month!: string | null;

  @Int({ en: 'Days attended', zh: '出勤天数' })
  days!: number | null;
}
