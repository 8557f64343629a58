// The agencies that deliver, supervise and are supervised.
import type { Collection, Ref } from '@mikro-orm/core';
import { Code, HubEntity, Many, Node, One, Text, TextList } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Clue } from '../procuratorate/clue.entity.ts';
import { Suggestion } from '../procuratorate/suggestion.entity.ts';
import { Division } from './division.entity.ts';

const AgencyKind = codeList(
  'AgencyKind',
  { en: 'Kind of agency', zh: '机关类别' },
  {
    PROCURATORATE: { en: 'Procuratorate', zh: '检察机关' },
    COURT: { en: 'Court', zh: '审判机关' },
    DISCIPLINE_INSPECTION: { en: 'Discipline inspection and supervision', zh: '纪检监察机关' },
    CONGRESS: { en: "People's congress", zh: '人大机关' },
    CPPCC: { en: 'Political consultative conference', zh: '政协机关' },
    PUBLIC_SECURITY: { en: 'Public security', zh: '公安' },
    JUSTICE: { en: 'Justice', zh: '司法行政' },
    TAX: { en: 'Tax', zh: '税务' },
    MEDICAL_INSURANCE: { en: 'Medical insurance', zh: '医疗保障' },
    HRSS: { en: 'Human resources and social security', zh: '人力资源和社会保障' },
    HOUSING: { en: 'Housing and construction', zh: '住房和城乡建设' },
    TRANSPORT: { en: 'Transport', zh: '交通运输' },
    WATER: { en: 'Water', zh: '水务' },
    ENERGY: { en: 'Energy', zh: '能源' },
    NATURAL_RESOURCES: { en: 'Natural resources', zh: '自然资源' },
    ECOLOGY_ENVIRONMENT: { en: 'Ecology and environment', zh: '生态环境' },
    EMERGENCY_MANAGEMENT: { en: 'Emergency management', zh: '应急管理' },
    AUDIT: { en: 'Audit', zh: '审计' },
    MARKET_REGULATION: { en: 'Market regulation', zh: '市场监督管理' },
    FINANCE: { en: 'Finance', zh: '财政' },
    CIVIL_AFFAIRS: { en: 'Civil affairs', zh: '民政' },
    EDUCATION: { en: 'Education', zh: '教育' },
    PETITION: { en: 'Petitions', zh: '信访' },
    MEDICAL_INSTITUTION: { en: 'Medical institution', zh: '医疗机构' },
    OTHER: { en: 'Other organisation', zh: '其他单位' },
  },
);

@HubEntity({
  plural: 'agencies',
  place: true,
  en: 'Agency or organisation in the coordination',
  zh: '联动单位',
})
export class Agency extends Node {
  @Text({ en: 'Code', zh: '代码', level: 1, required: true, unique: true })
  code!: string;

  @Text({ en: 'Full name', zh: '全称', level: 1, required: true })
  name!: string;

  @Code(AgencyKind, { en: 'Kind', zh: '类别', level: 1, required: true })
  kind!: keyof typeof AgencyKind.values;

  @One(() => Division, { en: 'Division', zh: '所在区划', level: 1 })
  division!: Ref<Division> | null;

  @One(() => Agency, { en: 'Agency above', zh: '上级单位', level: 1 })
  parent!: Ref<Agency> | null;

  @TextList({ en: 'Names it is called by', zh: '别称', level: 1 })
  aliases!: string[];

  @Many(() => Suggestion, 'addressee', { en: 'Suggestions addressed to it', zh: '收到的检察建议' })
  suggestions!: Collection<Suggestion>;

  @Many(() => Clue, 'toAgency', { en: 'Clues passed to it', zh: '接收的线索' })
  cluesReceived!: Collection<Clue>;
}
