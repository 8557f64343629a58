// The record of every access (domain section 5.4): one row for each operation, linked to the one before it by its hash
// (audit/chain.ts). Rows are only ever added.
import { type RawBuilder, sql } from 'kysely';
import {
  Code,
  DateTime,
  Decimal,
  HubEntity,
  IndexOn,
  Int,
  Node,
  Text,
  TextList,
  UniqueOn,
} from '../../graph/decorators.ts';
import type { Reader } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';

const OperationKind = codeList(
  'OperationKind',
  { en: 'Kind of an operation', zh: '操作类型' },
  {
    QUERY: { en: 'Query', zh: '查询' },
    MUTATION: { en: 'Mutation', zh: '变更' },
    SUBSCRIPTION: { en: 'Subscription', zh: '订阅' },
  },
);

/** Which records a caller sees: auditors all, an agency those of its people and those that touch a dataset of its own. */
function readers(
  { agency, roles, ownDatasets, speaks }: Reader,
  col: (property: string) => RawBuilder<unknown>,
): RawBuilder<unknown> | true {
  if (roles.includes('auditor')) return true;
  if (!speaks) return sql`false`;
  return sql`(${col('agency')} = ${sql.val(agency)} or ${col('datasets')} && cast(${sql.val(ownDatasets)} as text[]))`;
}

@HubEntity({ rowsFrom: { readers }, plural: 'accessRecords', en: 'Record of one access', zh: '访问记录' })
@UniqueOn('chain', 'number')
@IndexOn('at')
@IndexOn('principal', 'at')
export class AccessRecord extends Node {
  @Int({ en: 'Chain: each running hub writes one of its own', zh: '链号', level: 1, required: true })
  chain!: number;

  @Decimal({ en: 'Number within the chain, from 1', zh: '链内序号', level: 1, required: true })
  number!: string;

  @DateTime({ en: 'At', zh: '时间', level: 1, required: true })
  at!: string;

  @Text({ en: 'Caller', zh: '主体', required: true })
  principal!: string;

  @Text({ en: 'Code of the agency that the caller acts for', zh: '所属单位' })
  agency!: string | null;

  @TextList({ en: 'Roles of the caller', zh: '角色' })
  roles!: string[];

  @Text({ en: 'Grant that the stated purpose names', zh: '用途所依授权' })
  purposeGrant!: string | null;

  @Text({ en: 'Number of the case that the purpose states', zh: '用途所涉案号' })
  caseNumber!: string | null;

  @TextList({ en: 'Grants that what was shown rested on', zh: '所依授权' })
  grants!: string[];

  @Text({ en: 'SM3 of the document', zh: '操作文档 SM3 摘要', required: true })
  documentHash!: string;

  @Text({ en: 'Name of the operation', zh: '操作名称' })
  operation!: string | null;

  @Code(OperationKind, { en: 'Kind of the operation', zh: '操作类型', required: true })
  kind!: keyof typeof OperationKind.values;

  @Text({
    en: 'Variables as JSON; texts and numbers as keyed tokens',
    zh: '变量（JSON，文本与数字以令牌代替）',
    required: true,
  })
  variables!: string;

  @TextList({ en: 'Datasets touched', zh: '涉及数据集' })
  datasets!: string[];

  @TextList({ en: 'Fields touched, Entity.field', zh: '涉及字段' })
  fields!: string[];

  @Int({ en: 'Selected fields that were masked or hidden', zh: '未明文显示的字段数', required: true })
  withheld!: number;

  @Int({ en: 'Rows that were given; null where they were not counted', zh: '行数' })
  rows!: number | null;

  @TextList({ en: 'Fields that were refused', zh: '被拒绝的字段' })
  denials!: string[];

  @Text({ en: 'OK, or the code of the error', zh: '结果代码', required: true })
  outcome!: string;

  @Decimal({ en: 'Milliseconds that it took', zh: '耗时（毫秒）', required: true })
  duration!: string;

  @Text({ en: 'Address that it came from', zh: '来源地址' })
  address!: string | null;

  @Text({ en: 'Reference of the request, which its answers and log lines carry', zh: '请求编号' })
  reference!: string | null;

  @Text({ en: 'Hash of the record before', zh: '前一记录摘要', level: 1, required: true })
  previous!: string;

  @Text({ en: 'SM3 of this record and the hash before it', zh: '本记录摘要', level: 1, required: true })
  hash!: string;
}
