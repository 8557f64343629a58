// The lists within rows: where each finds its rows, and what of it is summed up.
import * as entities from './entities.ts';

interface Relation {
  entity: new () => object;
  /** The column that names the row above: of the entity's table, or of the link table. */
  key: string;
  link?: { table: string; own: string };
  where?: string;
  /** Columns that are summed up. */
  sums?: readonly string[];
}

const complaints = { entity: entities.WageComplaint, sums: ['workers', 'amount'] };
const ofEnterprise = { key: 'entity_id', where: `t.entity_kind = 'Enterprise'` };
const enterpriseLink = (table: string, own: string) => ({ key: 'enterprise_id', link: { table, own } });

const relations = {
  projectDeposits: { entity: entities.WageDeposit, key: 'project_id' },
  projectComplaints: { ...complaints, key: 'project_id' },
  enterpriseComplaints: { ...complaints, key: 'enterprise_id' },
  contractorProjects: { entity: entities.Project, key: 'contractor_id' },
  ownerProjects: { entity: entities.Project, key: 'owner_id' },
  enterpriseArrears: { entity: entities.PremiumArrears, key: 'enterprise_id', sums: ['outstanding'] },
  enterpriseLand: { entity: entities.LandContract, key: 'enterprise_id' },
  enterpriseLawsuits: { entity: entities.Lawsuit, ...enterpriseLink('lawsuit_enterprise', 'lawsuit_id') },
  enterpriseCases: { entity: entities.Case, ...enterpriseLink('case_enterprise', 'case_id') },
  enterpriseClues: { entity: entities.Clue, ...enterpriseLink('clue_enterprise', 'clue_id') },
  enterpriseSources: { entity: entities.SourceRecord, ...ofEnterprise },
  enterpriseDiscrepancies: { entity: entities.Discrepancy, ...ofEnterprise },
} satisfies Record<string, Relation>;

export type RelationName = keyof typeof relations;
export type RowOf<N extends RelationName> = InstanceType<(typeof relations)[N]['entity']>;

export const relationOf = (name: RelationName): Relation => relations[name];
