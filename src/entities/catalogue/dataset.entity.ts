// The catalogue of datasets: what each agency supplies and how fresh it is. Filled from the contracts.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import {
  Bool,
  Code,
  Computed,
  Date_,
  HubEntity,
  HubValue,
  Many,
  Node,
  One,
  Part,
  Text,
  Values,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Agency } from '../registry/agency.entity.ts';
import type { AccessGrant } from './access-grant.entity.ts';
import type { AccessRequest } from './access-request.entity.ts';
import { Batch } from './batch.entity.ts';
import { Discrepancy } from './discrepancy.entity.ts';
import { SourceRecord } from './source-record.entity.ts';

const SharingAttribute = codeList(
  'SharingAttribute',
  { en: 'Sharing attribute', zh: '共享属性' },
  {
    UNCONDITIONAL: { en: 'Shared without conditions', zh: '无条件共享' },
    CONDITIONAL: { en: 'Shared under conditions', zh: '有条件共享' },
    NOT_SHARED: { en: 'Not shared', zh: '不予共享' },
  },
);

const UpdateCycle = codeList(
  'UpdateCycle',
  { en: 'Update cycle', zh: '更新周期' },
  {
    DAILY: { en: 'Daily', zh: '每日' },
    WEEKLY: { en: 'Weekly', zh: '每周' },
    MONTHLY: { en: 'Monthly', zh: '每月' },
    QUARTERLY: { en: 'Quarterly', zh: '每季' },
    YEARLY: { en: 'Yearly', zh: '每年' },
    ON_CHANGE: { en: 'When something changes', zh: '实时(变更时)' },
  },
);

/** Classification by domain section 5.2. */
export const Classification = codeList(
  'Classification',
  { en: 'Classification of a field', zh: '数据分级' },
  {
    L1: { en: 'Public', zh: '一级:公开' },
    L2: { en: 'Internal', zh: '二级:内部' },
    L3: { en: 'Sensitive', zh: '三级:敏感' },
    L4: { en: 'Sealed', zh: '四级:封存' },
  },
);

const FreshnessState = codeList(
  'FreshnessState',
  { en: 'Freshness', zh: '时效状态' },
  {
    FRESH: { en: 'Delivered within its cycle', zh: '按期' },
    LATE: { en: 'Overdue', zh: '逾期' },
    NEVER_DELIVERED: { en: 'Never delivered', zh: '未交付' },
  },
);

@HubValue({ en: 'Whether and why a dataset may be shared', zh: '共享属性与依据' })
export class Sharing {
  @Code(SharingAttribute, { en: 'Attribute', zh: '共享属性', level: 1 })
  attribute!: keyof typeof SharingAttribute.values | null;

  @Text({ en: 'Legal basis', zh: '共享依据', level: 1 })
  legalBasis!: string | null;
}

@HubValue({ en: 'How fresh a dataset is', zh: '数据时效' })
export class Freshness {
  @Computed(FreshnessState, {
    en: 'State on the hub date',
    zh: '时效状态',
    level: 1,
    sql: ({ col, hubDate }) => sql`case when ${col('lastDeliveredOn')} is null then 'NEVER_DELIVERED'
      when ${col('dueOn')} < ${hubDate} then 'LATE' else 'FRESH' end`,
  })
  state?: keyof typeof FreshnessState.values;

  @Date_({ en: 'Publication day of the newest delivery', zh: '最近交付日期', level: 1 })
  lastDeliveredOn!: string | null;

  @Date_({ en: 'Next delivery due on; null where there is no cycle', zh: '下次应交付日期', level: 1 })
  dueOn!: string | null;
}

@HubValue({ en: 'A field of a dataset', zh: '数据项' })
export class DatasetField {
  @Text({ en: 'Name', zh: '字段名', level: 1 })
  name!: string;

  @Text({ en: 'Label in the agency’s files', zh: '中文列名', level: 1 })
  label!: string;

  @Text({ en: 'Type', zh: '类型', level: 1 })
  type!: string;

  @Bool({ en: 'Must be filled', zh: '必填', level: 1 })
  required!: boolean;

  @Code(Classification, { en: 'Classification', zh: '分级', level: 1 })
  classification!: keyof typeof Classification.values;

  @Bool({ en: 'This dataset is the authority for it (一数一源)', zh: '权威数源', level: 1 })
  authoritative!: boolean;
}

@HubEntity({ rowsFrom: 'register', plural: 'datasets', en: 'Dataset that an agency supplies', zh: '数据集' })
export class Dataset extends Node {
  @Text({ en: 'Code', zh: '代码', level: 1, required: true, unique: true })
  code!: string;

  @Text({ en: 'Title', zh: '名称', level: 1, required: true })
  title!: string;

  @One(() => Agency, { en: 'Supplying agency', zh: '提供单位', level: 1 })
  agency!: Ref<Agency> | null;

  @Part(() => Sharing, { en: 'Sharing', zh: '共享属性', level: 1 })
  sharing!: Sharing | null;

  @Code(UpdateCycle, { en: 'Update cycle', zh: '更新周期', level: 1 })
  updateCycle!: keyof typeof UpdateCycle.values | null;

  @Values(() => DatasetField, { en: 'Fields', zh: '数据项', level: 1 })
  fields!: DatasetField[];

  @Part(() => Freshness, { en: 'Freshness', zh: '时效', level: 1 })
  freshness!: Freshness | null;

  @Many(() => Batch, 'dataset', { en: 'Deliveries', zh: '交付批次' })
  batches!: Collection<Batch>;

  @Many(() => SourceRecord, 'dataset', { en: 'Records of all its deliveries', zh: '来源记录' })
  records!: Collection<SourceRecord>;

  @Many(() => Discrepancy, 'authoritative', { en: 'Discrepancies that it decides', zh: '由其裁定的数据不一致' })
  discrepancies!: Collection<Discrepancy>;

  @Many(() => 'AccessGrant', 'dataset', { en: 'Grants of access to it', zh: '授权' })
  accessGrants!: Collection<AccessGrant>;

  @Many(() => 'AccessRequest', 'dataset', { en: 'Requests for access to it', zh: '共享申请' })
  accessRequests!: Collection<AccessRequest>;
}
