// A document (办法、意见、机制) by which agencies agreed to work together: the basis of what they share.
import type { Collection } from '@mikro-orm/core';
import { Bool, Code, Date_, HubEntity, ManyMany, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';

const CooperationField = codeList(
  'CooperationField',
  { en: 'Field of coordination', zh: '联动领域' },
  {
    PUBLIC_INTEREST_AUDIT: { en: 'Public-interest litigation and audit', zh: '公益诉讼与审计监督' },
    PROPOSAL_CONVERSION: { en: 'Proposals and procuratorial suggestions', zh: '建议提案与检察建议双向转化' },
    DISCIPLINE: { en: 'Discipline inspection and supervision', zh: '纪检监察监督与检察监督' },
    DUTY_CRIME: { en: 'Duty crimes of judicial staff', zh: '司法工作人员职务犯罪' },
    FALSE_LITIGATION: { en: 'False litigation', zh: '虚假诉讼防范和查处' },
    MINORS: { en: 'Protection of minors', zh: '未成年人保护' },
    WELFARE: { en: 'Welfare and relief institutions', zh: '福利救助机构' },
    WAGES: { en: "Migrant workers' wages", zh: '农民工工资' },
  },
);

const DatePrecision = codeList(
  'DatePrecision',
  { en: 'How exactly a date is known', zh: '日期精度' },
  { DAY: { en: 'To the day', zh: '到日' }, MONTH: { en: 'To the month', zh: '到月' } },
);

@HubEntity({ plural: 'cooperationDocuments', en: 'Cooperation document', zh: '府检联动文件' })
export class CooperationDocument extends Delivered {
  @Text({ en: 'Code of the mechanism', zh: '机制编号', level: 1, required: true, unique: true })
  code!: string;

  @Text({ en: 'Title', zh: '文件名称', level: 1 })
  title!: string | null;

  @Text({ en: 'Document number; null where it is not published', zh: '文号(未公开的为空)', level: 1 })
  documentNumber!: string | null;

  @Date_({
    en: 'Signed on; where only its month is known, the first of it',
    zh: '签订日期(只知月份的以当月1日表示)',
    level: 1,
  })
  signedOn!: string | null;

  @Code(DatePrecision, { en: 'How exactly the date of signing is known', zh: '签订日期精度', level: 1 })
  signedPrecision!: keyof typeof DatePrecision.values | null;

  @Code(CooperationField, { en: 'Field of coordination', zh: '联动领域', level: 1 })
  field!: keyof typeof CooperationField.values | null;

  @Text({ en: 'What the parties agreed to do', zh: '机制内容', level: 1 })
  mechanism!: string | null;

  @Bool({ en: 'Provisional or on trial', zh: '暂行或试行', level: 1 })
  trial!: boolean | null;

  @ManyMany(() => Agency, {
    pivot: 'cooperation_document_agency',
    en: 'Agencies that made it',
    zh: '制发单位',
    level: 1,
  })
  agencies!: Collection<Agency>;
}
