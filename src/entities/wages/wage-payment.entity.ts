// One worker's line in a payroll, as the employer has to keep it for three years (保障农民工工资支付条例 art. 15).
import type { Ref } from '@mikro-orm/core';
import { Bool, Date_, HubEntity, Int, Money, One, Text } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Project } from '../construction/project.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { Person } from '../registry/person.entity.ts';
import { WageAccount } from './wage-account.entity.ts';

@HubEntity({ plural: 'wagePayments', en: "Payment of a worker's wages for a period", zh: '工资发放' })
export class WagePayment extends Delivered {
  @Text({ en: 'Number', zh: '工资单号', required: true, unique: true })
  number!: string;

  @One(() => Project, { en: 'Project', zh: '项目' })
  project!: Ref<Project> | null;

  @One(() => Enterprise, { en: 'Employer', zh: '用人单位' })
  employer!: Ref<Enterprise> | null;

  @One(() => Person, { en: 'Worker', zh: '工人' })
  person!: Ref<Person> | null;

  @Text({ en: 'Name as the payroll has it', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @Text({ en: 'Telephone', zh: '联系方式', level: 3, mask: 'phone' })
  phone!: string | null;

  @Date_({ en: 'Pay period from', zh: '支付周期起' })
  periodFrom!: string | null;

  @Date_({ en: 'Pay period to', zh: '支付周期止' })
  periodTo!: string | null;

  @Int({ en: 'Days worked', zh: '工作时间(天)' })
  days!: number | null;

  @Date_({ en: 'Paid on; null where nothing was paid', zh: '支付日期' })
  paidOn!: string | null;

  @Text({ en: 'What is due, item by item', zh: '应发项目' })
  dueItems!: string | null;

  @Money({ en: 'Due', zh: '应发数额' })
  due!: string | null;

  @Text({ en: 'What is deducted, item by item', zh: '代扣代缴扣除项目' })
  deductionItems!: string | null;

  @Money({ en: 'Deducted', zh: '代扣代缴扣除数额' })
  deductions!: string | null;

  @Money({ en: 'Paid', zh: '实发数额' })
  paid!: string | null;

  @Money({
    from: ['due', 'deductions', 'paid'],
    en: 'Due less deductions and paid; null where the payroll does not say what was paid',
    zh: '差额',
  })
  shortfall!: string | null;

  @Bool({ en: "Paid through the project's wage account", zh: '通过专用账户代发' })
  paidThroughAccount!: boolean | null;

  @One(() => WageAccount, { en: 'Wage account', zh: '工资专用账户' })
  wageAccount!: Ref<WageAccount> | null;

  @Text({ en: "Voucher of the bank, or the worker's signature", zh: '银行代发凭证或签字' })
  evidence!: string | null;
}
