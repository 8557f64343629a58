// The tables behind the types that the questions read: their columns under the names of the graph, and foreign keys.

interface Table {
  name: string;
  columns: string;
  /** Columns by which a list may be ordered, by field. */
  orders?: Record<string, string>;
  /** Columns of amounts by which a list may be filtered, by field. */
  amounts?: Record<string, string>;
  /** Columns that are summed up, by field. */
  sums?: Record<string, string>;
}

export const tables = {
  Project: {
    name: 'project',
    columns: `t.id, t.code, t.name, t.contract_price as "contractPrice", t.division_id as "divisionId",
      t.owner_id as "ownerId", t.contractor_id as "contractorId", t.permit_id as "permitId", t.wage_account_id as "wageAccountId"`,
    orders: { contractPrice: 'contract_price', code: 'code', name: 'name', id: 'id' },
    sums: { contractPrice: 'contract_price' },
  },
  Enterprise: {
    name: 'enterprise',
    columns: `t.id, t.credit_code as "creditCode", t.name, t.former_names as "formerNames", t.status,
      t.registered_capital as "registeredCapital", t.established_on as "establishedOn", t.division_id as "divisionId",
      case when num_nonnulls(t.industry_code, t.industry_name) > 0
        then json_build_object('code', t.industry_code, 'name', t.industry_name) end as industry,
      t.legal_representative_display_name as "legalRepresentativeName"`,
  },
  Division: { name: 'division', columns: 't.id, t.code, t.name' },
  Permit: {
    name: 'permit',
    columns: `t.id, t.number, t.issued_on as "issuedOn", t.status, t.wage_notice_served_on as "wageNoticeServedOn",
      t.pushed_to_hrss_on as "pushedToHrssOn"`,
  },
  DepositAssessment: {
    name: 'deposit_assessment',
    columns: `t.id, t.project_id as "projectId", t.status, t.required_amount as "requiredAmount",
      t.secured_amount as "securedAmount", t.shortfall, t.rate::float8 as rate, t.due_on as "dueOn", t.exemption`,
  },
  WageAccount: { name: 'wage_account', columns: 't.id, t.status, t.bank, t.opened_on as "openedOn"' },
  WageDeposit: {
    name: 'wage_deposit',
    columns: `t.id, t.form, t.amount, t.guarantee_expires_on as "guaranteeExpiresOn", t.deposited_on as "depositedOn"`,
  },
  WageComplaint: {
    name: 'wage_complaint',
    columns: `t.id, t.number, t.channel, t.received_on as "receivedOn", t.workers, t.amount, t.outcome,
      t.complainant_display_name as "complainantName", t.complainant_phone as "complainantPhone"`,
    orders: { receivedOn: 'received_on' },
    sums: { workers: 'workers', amount: 'amount' },
  },
  PremiumArrears: {
    name: 'premium_arrears',
    columns: 't.id, t.period_from as "periodFrom", t.period_to as "periodTo", t.outstanding',
    amounts: { outstanding: 'outstanding' },
    sums: { outstanding: 'outstanding' },
  },
  LandContract: { name: 'land_contract', columns: 't.id, t.number, t.outstanding' },
  Lawsuit: { name: 'lawsuit', columns: 't.id' },
  Case: {
    name: 'procuratorial_case',
    columns: 't.id, t.number, t.kind, t.stage',
    orders: { openedOn: 'opened_on' },
  },
  Clue: { name: 'clue', columns: 't.id, t.number, t.status' },
  SourceRecord: {
    name: 'source_record',
    columns: 't.id, t.dataset_id as "datasetId", t.batch_id as "batchId", t.row, t.fields',
  },
  Discrepancy: {
    name: 'discrepancy',
    columns: 't.id, t.field, t.values, t.authoritative_id as "authoritativeId", t.state',
  },
  Dataset: { name: 'dataset', columns: 't.id, t.code, t.title, t.agency_id as "agencyId"' },
  Batch: { name: 'batch', columns: 't.id, t.number, t.published_on as "publishedOn"' },
  Agency: { name: 'agency', columns: 't.id, t.name' },
} satisfies Record<string, Table>;

export const tableOf = (type: keyof typeof tables): Table => tables[type];
