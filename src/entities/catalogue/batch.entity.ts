// One delivery of a dataset and what became of each of its rows:
// rowsRead = rowsLoaded + rowsUnchanged + rowsQuarantined + rowsRejected.
import type { Collection, Ref } from '@mikro-orm/core';
import {
  Code,
  Date_,
  DateTime,
  Holds,
  HubEntity,
  Int,
  Internal,
  Many,
  Node,
  One,
  Text,
  UniqueOn,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { BatchIssue } from './batch-issue.entity.ts';
import { Dataset } from './dataset.entity.ts';
import { SourceRecord } from './source-record.entity.ts';

const BatchState = codeList(
  'BatchState',
  { en: 'State of a delivery', zh: '批次状态' },
  {
    LOADED: { en: 'Taken in', zh: '已入库' },
    REFUSED: { en: 'Refused whole: the file cannot be read as this dataset', zh: '整体退回' },
  },
);

@HubEntity({ rowsFrom: 'register', plural: 'batches', en: 'Delivery of a dataset', zh: '交付批次' })
@UniqueOn('dataset', 'number')
@Holds('batch_rows_add_up', 'rows_read = rows_loaded + rows_unchanged + rows_quarantined + rows_rejected')
export class Batch extends Node {
  @One(() => Dataset, { en: 'Dataset', zh: '数据集', level: 1, required: true })
  dataset!: Ref<Dataset>;

  @Int({ en: 'Number within the dataset, from 1', zh: '批次号', level: 1, required: true })
  number!: number;

  @Code(BatchState, { en: 'State', zh: '状态', level: 1, required: true })
  state!: keyof typeof BatchState.values;

  @Text({ en: 'File name', zh: '文件名', level: 1, required: true })
  fileName!: string;

  @Date_({ en: 'Publication day: the day the data speaks of', zh: '数据日期', level: 1, required: true })
  publishedOn!: string;

  @DateTime({ en: 'Taken in at', zh: '入库时间', level: 1, required: true })
  importedAt!: string;

  @Int({ en: 'Rows read', zh: '读取行数', level: 1, required: true })
  rowsRead!: number;

  @Int({ en: 'Rows loaded: new or changed', zh: '入库行数', level: 1, required: true })
  rowsLoaded!: number;

  @Int({ en: 'Rows that say what the store already holds', zh: '未变行数', level: 1, required: true })
  rowsUnchanged!: number;

  @Int({ en: 'Rows with a fault, kept until corrected', zh: '隔离行数', level: 1, required: true })
  rowsQuarantined!: number;

  @Int({ en: 'Rows that are no record: totals, repeated headers and keys', zh: '剔除行数', level: 1, required: true })
  rowsRejected!: number;

  /** SHA-256 of the file's bytes: the same file again is known at once. */
  @Internal('text', { index: true })
  checksum!: string | null;

  @Many(() => BatchIssue, 'batch', { en: 'Issues', zh: '问题清单' })
  issues!: Collection<BatchIssue>;

  @Many(() => SourceRecord, 'batch', { en: 'Records loaded', zh: '入库记录' })
  records!: Collection<SourceRecord>;
}
