// The special account from which a project's workers are paid (人社部发〔2021〕53号).
import type { Collection, Ref } from '@mikro-orm/core';
import { Code, Date_, HubEntity, Int, Many, Money, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Project } from '../construction/project.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { WagePayment } from './wage-payment.entity.ts';

const AccountStatus = codeList(
  'AccountStatus',
  { en: 'Status of a wage account', zh: '账户状态' },
  {
    OPEN: { en: 'Open', zh: '正常' },
    FROZEN: { en: 'Frozen', zh: '冻结' },
    CLOSED: { en: 'Closed', zh: '已注销' },
  },
);

@HubEntity({ plural: 'wageAccounts', en: 'Special wage account', zh: '农民工工资专用账户' })
export class WageAccount extends Delivered {
  @Text({ en: 'Account number', zh: '账号', level: 3, mask: 'account', required: true, unique: true })
  accountNumber!: string;

  @Text({ en: 'Account name', zh: '账户名称' })
  name!: string | null;

  @One(() => Project, { en: 'Project', zh: '项目' })
  project!: Ref<Project> | null;

  @One(() => Enterprise, { en: 'General contractor', zh: '总包单位' })
  contractor!: Ref<Enterprise> | null;

  @Text({ en: 'Bank', zh: '开户银行' })
  bank!: string | null;

  @Date_({ en: 'Opened on', zh: '开户日期' })
  openedOn!: string | null;

  @Date_({ en: 'Tripartite agreement signed on', zh: '三方协议签订日期' })
  agreementOn!: string | null;

  @Date_({ en: 'Filed with the regulator on', zh: '备案日期' })
  filedOn!: string | null;

  @Code(AccountStatus, { en: 'Status', zh: '账户状态' })
  status!: keyof typeof AccountStatus.values | null;

  @Date_({ en: 'Last funded by the owner on', zh: '最近拨付日期' })
  lastFundedOn!: string | null;

  @Money({ en: 'Amount of the last funding', zh: '最近拨付金额' })
  lastFundedAmount!: string | null;

  @Date_({ en: 'Last payment to workers on', zh: '最近代发日期' })
  lastPaidOn!: string | null;

  @Int({ en: 'Workers paid last', zh: '最近代发人数' })
  lastPaidWorkers!: number | null;

  @Money({ en: 'Amount paid last', zh: '最近代发金额' })
  lastPaidAmount!: string | null;

  @Many(() => WagePayment, 'wageAccount', { en: 'Payments of wages through it', zh: '代发工资' })
  payments!: Collection<WagePayment>;
}
