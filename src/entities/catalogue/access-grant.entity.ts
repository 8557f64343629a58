// A grant (授权): who may see which dataset, which of its fields and how, for what, where, until when, by which law.
import type { Ref } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
import {
  Code,
  Computed,
  DateTime,
  HubEntity,
  HubValue,
  Node,
  One,
  Text,
  TextList,
  Values,
} from '../../graph/decorators.ts';
import type { Reader } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Division } from '../registry/division.entity.ts';
import { AccessPurpose, GrantTreatment } from './access-purpose.ts';
import { AccessRequest } from './access-request.entity.ts';
import { Dataset } from './dataset.entity.ts';

const GrantOrigin = codeList(
  'GrantOrigin',
  { en: 'Where a grant comes from', zh: '授权来源' },
  {
    OWNER: { en: 'The agency supplies the dataset', zh: '数源部门' },
    FILE: { en: 'A file of standing grants', zh: '授权清单' },
    DECISION: { en: 'A decision of the owning agency', zh: '数源部门决定' },
  },
);

const GrantState = codeList(
  'GrantState',
  { en: 'State of a grant', zh: '授权状态' },
  {
    IN_FORCE: { en: 'In force', zh: '有效' },
    ENDED: { en: 'Its time is over', zh: '已到期' },
    REVOKED: { en: 'Revoked', zh: '已撤销' },
  },
);

@HubValue({ en: 'A field that a grant covers', zh: '授权数据项' })
export class GrantedField {
  @Text({ en: 'Name of the field in the contract', zh: '字段名', level: 1 })
  name!: string;

  @Code(GrantTreatment, { en: 'How it is shown', zh: '展示方式', level: 1 })
  treatment!: keyof typeof GrantTreatment.values;
}

@HubEntity({ rowsFrom: { readers }, plural: 'accessGrants', en: 'Grant of access to a dataset', zh: '授权' })
export class AccessGrant extends Node {
  @Text({ en: 'Code, which a stated purpose names', zh: '授权编号', level: 1, required: true, unique: true })
  code!: string;

  @One(() => Dataset, { en: 'Dataset', zh: '数据集', level: 1, required: true })
  dataset!: Ref<Dataset>;

  @Text({
    en: 'Code of the agency that it is given to, role:<role>, or * for every agency',
    zh: '被授权方:单位代码、role:<角色>,或 * 表示所有单位',
    level: 1,
    required: true,
    index: true,
  })
  grantee!: string;

  @Values(() => GrantedField, {
    en: 'Fields that it covers; none named: all of them',
    zh: '授权数据项(未列出即全部)',
    level: 1,
  })
  fields!: GrantedField[];

  @Code(GrantTreatment, { en: 'How it shows what it covers', zh: '展示方式', level: 1, required: true })
  treatment!: keyof typeof GrantTreatment.values;

  @Code(AccessPurpose, { en: 'Purpose', zh: '使用目的', level: 1, required: true })
  purpose!: keyof typeof AccessPurpose.values;

  @One(() => Division, { en: 'Rows of this division and below only; null: all', zh: '限定区划(空为不限)', level: 1 })
  division!: Ref<Division> | null;

  @DateTime({ en: 'Ends at; null: no end', zh: '截止时间(空为长期)', level: 1 })
  until!: string | null;

  @Text({ en: 'Legal basis', zh: '法律依据', level: 1, required: true })
  legalBasis!: string;

  @TextList({
    en: 'Fields `Entity.property` shown although not all of their inputs are covered',
    zh: '解除限制的衍生字段(实体.属性)',
    level: 1,
  })
  declassifies!: string[];

  @Code(GrantOrigin, { en: 'Where it comes from', zh: '来源', level: 1, required: true })
  origin!: keyof typeof GrantOrigin.values;

  @One(() => AccessRequest, { en: 'Request that it answers', zh: '对应申请', level: 1 })
  request!: Ref<AccessRequest> | null;

  @DateTime({ en: 'Granted at', zh: '授权时间', level: 1, required: true })
  grantedAt!: string;

  @Text({ en: 'Principal that granted it; null where no decision was needed', zh: '授权人', level: 1 })
  grantedBy!: string | null;

  @DateTime({ en: 'Revoked at', zh: '撤销时间', level: 1 })
  revokedAt!: string | null;

  @Text({ en: 'Principal that revoked it; null where its file no longer has it', zh: '撤销人', level: 1 })
  revokedBy!: string | null;

  @Text({ en: 'Why it was revoked', zh: '撤销理由', level: 1 })
  revocationReason!: string | null;

  @Computed(GrantState, {
    en: 'State at this moment, by the clock: access does not stand still with the hub date',
    zh: '当前状态(按实际时间)',
    level: 1,
    sql: ({ col }) => sql`case when ${col('revokedAt')} is not null then 'REVOKED'
      when ${col('until')} <= now() then 'ENDED' else 'IN_FORCE' end`,
  })
  state?: keyof typeof GrantState.values;
}

/** Which grants a caller sees: those given to it, those on its own datasets; auditors all. */
function readers(
  { agency, roles, ownDatasets }: Reader,
  col: (property: string) => RawBuilder<unknown>,
): RawBuilder<unknown> | true {
  if (roles.includes('auditor')) return true;
  const names = [...roles.map((role) => `role:${role}`), ...(agency === null ? [] : [agency, '*'])];
  return sql`(${col('grantee')} = any(cast(${sql.val(names)} as text[])) or ${ownedBy(ownDatasets, col)})`;
}

/** Whether the row's dataset is one of these. */
export const ownedBy = (datasets: readonly string[], col: (property: string) => RawBuilder<unknown>) =>
  sql`${col('dataset')} in (select id from dataset where code = any(cast(${sql.val(datasets)} as text[])))`;
