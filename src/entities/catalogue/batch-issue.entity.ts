// Something wrong with a delivery, told so that the agency can mend it.
import type { Ref } from '@mikro-orm/core';
import { Code, HubEntity, Int, Internal, Node, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Batch } from './batch.entity.ts';

const IssueSeverity = codeList(
  'IssueSeverity',
  { en: 'Severity of an issue', zh: '问题级别' },
  {
    ERROR: { en: 'The row or file was not loaded', zh: '错误' },
    WARNING: { en: 'Loaded, with a doubt', zh: '警告' },
  },
);

@HubEntity({ rowsFrom: { dataset: 'batch.dataset' }, plural: 'batchIssues', en: 'Issue of a delivery', zh: '数据问题' })
export class BatchIssue extends Node {
  @One(() => Batch, { en: 'Delivery', zh: '批次', level: 1, required: true })
  batch!: Ref<Batch>;

  @Int({ en: 'Row in the file, from 1; null where it concerns the file', zh: '行号', level: 1 })
  row!: number | null;

  @Text({ en: 'Field', zh: '字段', level: 1 })
  field!: string | null;

  @Text({ en: 'Stable code', zh: '问题代码', level: 1, required: true })
  code!: string;

  @Code(IssueSeverity, { en: 'Severity', zh: '级别', level: 1, required: true })
  severity!: keyof typeof IssueSeverity.values;

  @Text({ en: 'What is wrong and what to do, Chinese and English', zh: '说明', level: 1, required: true })
  message!: string;

  @Text({ en: 'The value as delivered; masked where the field is sensitive', zh: '原值', level: 2 })
  value!: string | null;

  /** The row as delivered, kept until it is corrected. */
  @Internal('json')
  raw!: object | null;
}
