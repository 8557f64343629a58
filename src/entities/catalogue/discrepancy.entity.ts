// Where the datasets disagree: the authority's word stands in the entity, and each value is shown with its source (一数一源).
import type { Ref } from '@mikro-orm/core';
import {
  Bool,
  Code,
  Date_,
  HubEntity,
  HubValue,
  Internal,
  Node,
  One,
  Part,
  Text,
  UniqueOn,
  Values,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Dataset } from './dataset.entity.ts';

const DiscrepancyState = codeList(
  'DiscrepancyState',
  { en: 'State of a discrepancy', zh: '数据不一致状态' },
  {
    OPEN: { en: 'The newest words disagree', zh: '不一致' },
    RESOLVED: { en: 'The newest words agree again', zh: '已一致' },
  },
);

@HubValue({ en: 'A dataset by code and title', zh: '数据集名称' })
export class DatasetRef {
  @Text({ en: 'Code', zh: '代码', level: 1 })
  code!: string;

  @Text({ en: 'Title', zh: '名称', level: 1 })
  title!: string;
}

@HubValue({ en: 'What a dataset says', zh: '数据集所述' })
export class DiscrepancyValue {
  @Text({ en: 'Value as understood; hidden where the field is sensitive', zh: '规范值' })
  value!: string | null;

  @Part(() => DatasetRef, { en: 'Dataset', zh: '数据集', level: 1 })
  dataset!: DatasetRef;

  @Date_({ en: 'Publication day of the newest delivery that says so', zh: '数据日期', level: 1 })
  asOf!: string;
}

@HubEntity({
  rowsFrom: { entity: 'entityKind', property: 'field' },
  plural: 'discrepancies',
  en: 'Disagreement of datasets on one property of one thing',
  zh: '数据不一致',
})
@UniqueOn('entityKind', 'entityId', 'field')
export class Discrepancy extends Node {
  @Text({ en: 'Type of the entity', zh: '实体类型', level: 1, required: true })
  entityKind!: string;

  @Text({ en: 'Global id of the entity', zh: '实体全局标识', level: 1, required: true })
  entity!: string;

  @Text({ en: 'Property of the entity', zh: '属性', level: 1, required: true })
  field!: string;

  @Values(() => DiscrepancyValue, {
    en: 'The values and their sources, the authority first; of a resolved one those that last disagreed',
    zh: '各来源的值（权威数源在前；已一致的为最后不一致时的值）',
  })
  values!: DiscrepancyValue[];

  @One(() => Dataset, { en: 'Dataset that is the authority, where one has spoken', zh: '权威数源', level: 1 })
  authoritative!: Ref<Dataset> | null;

  @Code(DiscrepancyState, { en: 'State', zh: '状态', level: 1, required: true, index: true })
  state!: keyof typeof DiscrepancyState.values;

  @Bool({
    en: 'Two amounts differ about ten thousand times: 万元 written for 元',
    zh: '金额相差约一万倍，疑为计量单位有误',
    required: true,
  })
  unitSuspect!: boolean;

  @Date_({ en: 'Publication day from which the words disagree', zh: '出现日期', level: 1, required: true })
  openedOn!: string;

  @Date_({ en: 'Publication day from which they agree again', zh: '消除日期', level: 1 })
  resolvedOn!: string | null;

  @Internal('id')
  entityId!: string;
}
