// What a request for access and a grant of the owner's own accord both say: of which dataset, how, what for, by which law,
// where and until when.
import { GraphQLString } from 'graphql';
import type { ClientBase } from 'pg';
import type { GrantTreatment as Treatment } from '../../access/grant.ts';
import type { DerivedField } from '../../graph/derive/classes.ts';
import { Instant } from '../../graph/scalars.ts';
import { graphType } from '../../graph/types.ts';
import { divisionOf, endOf, said } from './access-parties.ts';
import { AccessPurpose, GrantTreatment } from './access-purpose.ts';

/** How, what for, by which law, where and until when: checked. */
export interface Terms {
  treatment: Treatment;
  purpose: string;
  legalBasis: string;
  /** Key of the division; null = all. */
  division: string | null;
  until: string | null;
}

/** The same as the caller says it, and of which dataset. */
export interface TermsInput extends Terms {
  dataset: string;
}

/** The members of an input that say it; `fields` is how this one names fields. */
export const termsInput = (fields: DerivedField): DerivedField[] => [
  { name: 'dataset', type: () => GraphQLString, nullable: false, en: 'Code of the dataset', zh: '数据集代码' },
  fields,
  {
    name: 'treatment',
    type: () => graphType({ codes: GrantTreatment }),
    nullable: false,
    en: 'How it is shown',
    zh: '展示方式',
  },
  { name: 'purpose', type: () => graphType({ codes: AccessPurpose }), nullable: false, en: 'Purpose', zh: '使用目的' },
  { name: 'legalBasis', type: () => GraphQLString, nullable: false, en: 'Legal basis', zh: '法律依据' },
  { name: 'division', type: () => GraphQLString, en: 'Rows of this division and below only', zh: '限定区划' },
  { name: 'until', type: () => Instant, en: 'End; none unless given', zh: '截止时间' },
];

/** Checks them. BAD_USER_INPUT for a law that says nothing, a division that there is not, or an end in the past. */
export async function termsOf(
  client: ClientBase,
  { treatment, purpose, legalBasis, division, until }: TermsInput,
): Promise<Terms> {
  return {
    treatment,
    purpose,
    legalBasis: said(legalBasis, 'legalBasis'),
    division: await divisionOf(client, division),
    until: endOf(until),
  };
}
