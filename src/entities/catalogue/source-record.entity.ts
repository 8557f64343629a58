// Lineage: which row of which delivery said what about which entity.
import type { Ref } from '@mikro-orm/core';
import {
  Bool,
  HubEntity,
  HubValue,
  IndexOn,
  IndexSql,
  Int,
  Internal,
  Node,
  One,
  Text,
  Values,
} from '../../graph/decorators.ts';
import { Batch } from './batch.entity.ts';
import { Dataset } from './dataset.entity.ts';

@HubValue({ en: 'A value as delivered', zh: '原始数据项' })
export class SourceField {
  @Text({ en: 'Column in the file', zh: '列名' })
  name!: string;

  @Text({ en: 'Text as delivered; masked where the field is sensitive', zh: '原文' })
  original!: string | null;

  @Text({ en: 'Value as understood', zh: '规范值' })
  value!: string | null;
}

@HubEntity({
  rowsFrom: { dataset: 'dataset' },
  plural: 'sourceRecords',
  en: 'A delivered row that an entity rests on',
  zh: '来源记录',
})
@IndexOn('entityKind', 'entityId')
@IndexSql(
  'source_record_current',
  'create unique index source_record_current on source_record (dataset_id, key) where current',
)
export class SourceRecord extends Node {
  @One(() => Dataset, { en: 'Dataset', zh: '数据集', level: 1, required: true })
  dataset!: Ref<Dataset>;

  @One(() => Batch, { en: 'Delivery', zh: '批次', level: 1, required: true })
  batch!: Ref<Batch>;

  @Int({ en: 'Row in the file', zh: '行号', level: 1, required: true })
  row!: number;

  @Bool({ en: 'The newest word of its dataset on this key', zh: '当前有效', level: 1, required: true })
  current!: boolean;

  @Text({ en: 'Type of the entity that the row became', zh: '实体类型', level: 1 })
  entityKind!: string | null;

  /** Each value is masked by the class of its own field before it is stored (datasets/lineage.ts). */
  @Values(() => SourceField, { en: 'Values', zh: '数据项', level: 2 })
  fields!: SourceField[];

  @Internal('id')
  entityId!: string | null;

  /** The dataset's own key of the row, and a hash of its content: an equal row changes nothing. */
  @Internal('text')
  key!: string;

  @Internal('text')
  hash!: string;

  /** Publication day of the newest delivery that said the same once more; null where none did. */
  @Internal('day')
  confirmedOn!: string | null;
}
