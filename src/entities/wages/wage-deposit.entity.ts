// The wage deposit ledger of human resources: cash, or what stands in for it.
import type { Ref } from '@mikro-orm/core';
import { Code, Date_, Decimal, HubEntity, HubValue, Money, One, Part, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Project } from '../construction/project.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';

const DepositForm = codeList(
  'DepositForm',
  { en: 'Form of a wage deposit', zh: '存储方式' },
  {
    CASH: { en: 'Cash', zh: '现金' },
    BANK_GUARANTEE: { en: 'Bank guarantee', zh: '银行保函' },
    GUARANTEE_COMPANY: { en: 'Guarantee of a surety company', zh: '工程担保公司保函' },
    INSURANCE: { en: 'Surety insurance', zh: '工程保证保险' },
  },
);

const DepositRelief = codeList(
  'DepositRelief',
  { en: 'Ground of exemption or reduction', zh: '减免依据' },
  {
    SMALL_PROJECT: { en: 'Small project', zh: '小额免存' },
    THREE_YEARS_CLEAN: { en: 'Three years without arrears', zh: '三年免存' },
    TWO_YEARS_HALF: { en: 'Two years without arrears: halved', zh: '两年减半' },
    MULTI_PROJECT: { en: 'Several projects in one area', zh: '多项目下浮' },
    NONE: { en: 'None', zh: '无' },
  },
);

const DepositUplift = codeList(
  'DepositUplift',
  { en: 'Ground of a raise', zh: '上浮依据' },
  {
    ARREARS: { en: 'Arrears in the last two years', zh: '前2年欠薪' },
    LISTED: { en: 'On the list of serious dishonesty', zh: '失信名单' },
    NONE: { en: 'None', zh: '无' },
  },
);

const DepositStatus = codeList(
  'DepositStatus',
  { en: 'Status in the ledger', zh: '台账状态' },
  {
    UNPAID: { en: 'Not deposited', zh: '未存' },
    PAID: { en: 'Deposited', zh: '已存' },
    PARTIAL: { en: 'Deposited in part', zh: '部分' },
    EXEMPT: { en: 'Exempt', zh: '免存' },
    GUARANTEE_VALID: { en: 'Guarantee in force', zh: '保函有效' },
    GUARANTEE_EXPIRED: { en: 'Guarantee expired', zh: '保函到期' },
    USED: { en: 'Used to pay wages', zh: '已动用' },
    RETURNED: { en: 'Returned', zh: '已返还' },
  },
);

@HubValue({ en: 'Campaign in whose course a record was made', zh: '专项行动' })
export class Campaign {
  @Text({ en: 'Code', zh: '代码' })
  code!: string | null;
}

@HubEntity({ plural: 'wageDeposits', en: 'Wage deposit or guarantee', zh: '农民工工资保证金' })
export class WageDeposit extends Delivered {
  @Text({ en: 'Deposit number', zh: '保证金编号', required: true, unique: true })
  number!: string;

  @One(() => Project, { en: 'Project', zh: '项目' })
  project!: Ref<Project> | null;

  @One(() => Enterprise, { en: 'General contractor', zh: '总包单位' })
  contractor!: Ref<Enterprise> | null;

  @Money({ en: 'Contract amount in the ledger', zh: '合同额' })
  contractAmount!: string | null;

  @Decimal({ en: 'Deposit rate in the ledger, a fraction', zh: '存储比例' })
  rate!: number | null;

  @Money({ en: 'Amount due in the ledger', zh: '应存金额' })
  dueAmount!: string | null;

  @Money({ en: 'Amount deposited or guaranteed', zh: '实存金额' })
  amount!: string | null;

  @Code(DepositForm, { en: 'Form', zh: '存储方式' })
  form!: keyof typeof DepositForm.values | null;

  @Text({ en: 'Bank', zh: '经办银行' })
  bank!: string | null;

  @Text({ en: 'Account number', zh: '账号', level: 3, mask: 'account' })
  accountNumber!: string | null;

  @Text({ en: 'Guarantee number', zh: '保函编号' })
  guaranteeNumber!: string | null;

  @Money({ en: 'Guaranteed amount', zh: '保函金额' })
  guaranteeAmount!: string | null;

  @Date_({ en: 'Guarantee runs from', zh: '保函生效日' })
  guaranteeFrom!: string | null;

  @Date_({ en: 'Guarantee expires on', zh: '保函到期日' })
  guaranteeExpiresOn!: string | null;

  @Date_({ en: 'Deposited on', zh: '存储日期' })
  depositedOn!: string | null;

  @Code(DepositRelief, { en: 'Relief', zh: '减免依据' })
  relief!: keyof typeof DepositRelief.values | null;

  @Code(DepositUplift, { en: 'Uplift', zh: '上浮依据' })
  uplift!: keyof typeof DepositUplift.values | null;

  @Date_({ en: 'Used on', zh: '动用日期' })
  usedOn!: string | null;

  @Money({ en: 'Amount used', zh: '动用金额' })
  usedAmount!: string | null;

  @Date_({ en: 'Replenished on', zh: '补足日期' })
  replenishedOn!: string | null;

  @Date_({ en: 'Returned on', zh: '返还日期' })
  returnedOn!: string | null;

  @Code(DepositStatus, { en: 'Status in the ledger', zh: '台账状态' })
  status!: keyof typeof DepositStatus.values | null;

  @Part(() => Campaign, { en: 'Campaign', zh: '专项行动' })
  campaign!: Campaign | null;
}
