// explainAccess: why a field is shown to the caller as it is, and what would show it in the clear. It says nothing of any
// row: two callers with the same grants get the same answer.
import { GraphQLBoolean, GraphQLString } from 'graphql';
import type { Policy, Reach, Treatment } from '../../access/policy.ts';
import { fieldAt } from '../../datasets/target.ts';
import { enumType, objectType } from '../../graph/derive/classes.ts';
import type { Described, EntityModel, FieldModel, Model } from '../../graph/model.ts';
import type { RootValue } from '../../graph/root-fields.ts';
import { badInput } from '../../graph/scalars.ts';
import { graphType } from '../../graph/types.ts';
import { Classification } from './dataset.entity.ts';

const treatment = enumType(
  'FieldTreatment',
  { en: 'How a field is shown', zh: '数据项的展示方式' },
  {
    CLEAR: { en: 'In the clear', zh: '明文' },
    MASKED: { en: 'Masked; null where it is no text', zh: '脱敏(非文本为空)' },
    HIDDEN: { en: 'Null', zh: '不予展示' },
  },
);

const reason = objectType('AccessReason', { en: 'A reason in two languages', zh: '双语理由' }, [
  { name: 'zh', type: () => GraphQLString, en: 'In Chinese', zh: '中文' },
  { name: 'en', type: () => GraphQLString, en: 'In English', zh: '英文' },
]);

const explanation = objectType(
  'AccessExplanation',
  { en: 'Why a field is shown to the caller as it is', zh: '数据项展示方式的说明' },
  [
    { name: 'path', type: () => GraphQLString, en: 'The field: Entity.property', zh: '数据项:实体.属性' },
    {
      name: 'classification',
      type: () => graphType({ codes: Classification }),
      en: 'Classification of the field',
      zh: '数据分级',
    },
    { name: 'treatment', type: () => treatment, en: 'How it is shown to the caller', zh: '对本用户的展示方式' },
    { name: 'reason', type: () => reason, en: 'Why', zh: '理由' },
    { name: 'datasets', type: () => [GraphQLString], en: 'Datasets that it comes from', zh: '来源数据集' },
    { name: 'grants', type: () => [GraphQLString], en: 'Grants of the caller on them', zh: '本用户的相关授权' },
    {
      name: 'needed',
      type: () => GraphQLString,
      nullable: true,
      en: 'What would show it in the clear; null where it is',
      zh: '查看明文所需的授权(已是明文时为空)',
    },
    {
      name: 'purposeWouldHelp',
      type: () => GraphQLBoolean,
      en: 'Whether stating a purpose (X-Purpose) would show it in the clear',
      zh: '声明目的(X-Purpose)后是否可见明文',
    },
  ],
);

export const explainAccess: RootValue = {
  name: 'explainAccess',
  en: 'Why a field is shown to the caller in the clear, masked or not at all, whatever the row',
  zh: '说明本用户对某数据项的展示方式及其理由',
  args: {
    path: { en: 'Such as Project.contractPrice or WageComplaint.complainant.phone', zh: '如 Project.contractPrice' },
  },
  type: () => explanation,
  value: ({ path }, { policy, model }) => {
    const { entity, field } = find(model, path!);
    const shown = policy.reach(entity.name) === 'rows' ? policy.treatment(entity.name, field) : 'hidden';
    const { datasets, grants, purposeWouldHelp } = policy.explain(entity.name, field);
    return {
      path: `${entity.name}.${field.path}`,
      classification: `L${field.level}`,
      treatment: shown.toUpperCase(),
      reason: reasonOf(policy.reach(entity.name), shown, field, purposeWouldHelp),
      datasets: [...datasets],
      grants: [...grants],
      needed: shown === 'clear' ? null : policy.needed(entity.name, field, 'rows'),
      purposeWouldHelp,
    };
  },
};

/** The field that a path means, through parts but not through relations. BAD_USER_INPUT telling what there is. */
function find(model: Model, path: string): { entity: EntityModel; field: FieldModel } {
  const [name, ...names] = path.split('.');
  const entity = model.entities.get(name!);
  if (!entity) throw unknown([...model.entities.keys()].sort());
  const field = fieldAt(entity, names.join('.'));
  if (field) return { entity, field };
  const part = fieldAt(entity, names.slice(0, -1).join('.'));
  const inPart = part?.kind === 'part' ? [...part.target.fields.values()] : [];
  throw unknown([...entity.fields.values(), ...inPart].map((member) => `${entity.name}.${member.path}`));
}

const unknown = (there: readonly string[]) =>
  badInput(`没有此数据项,可用 · There is no such field; there are: ${there.join(', ')}`, 'path');

/** Why, as far as it can be said without naming anything but the caller's own grants. */
function reasonOf(
  reach: Reach,
  shown: Treatment,
  { level }: Parameters<Policy['treatment']>[1],
  purposeWouldHelp: boolean,
): Described {
  if (reach === 'none') return { zh: '没有授权涵盖此类记录', en: 'No grant of yours covers these rows' };
  if (reach === 'totals') return { zh: '授权仅限汇总统计,不展示记录', en: 'What you were granted is totals, not rows' };
  if (shown === 'clear')
    return level < 3
      ? { zh: '公开或内部数据,在授权范围内', en: 'Public or internal, and granted to you' }
      : { zh: '敏感数据,已声明授权允许的目的', en: 'Sensitive; a purpose was stated that your grant allows' };
  if (purposeWouldHelp)
    return {
      zh: '敏感数据,请求未声明目的:以 X-Purpose 写明授权编号和案号',
      en: 'Sensitive, and no purpose was stated: name grant and case number in X-Purpose',
    };
  if (shown === 'masked') return { zh: '敏感数据,授权只允许脱敏展示', en: 'Sensitive; your grants show it masked' };
  return level === 4
    ? { zh: '封存数据,不予展示', en: 'Sealed: not shown' }
    : {
        zh: '来源数据集的授权未涵盖此数据项',
        en: 'Your grants do not cover this field in all datasets that it comes from',
      };
}
