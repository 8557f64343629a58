// The tables behind the types that the questions read, and what each field of them needs.

interface Table {
  name: string;
  /** Columns by the field that needs them; none where a loader finds it all by the row's id. */
  columns: Record<string, string>;
  /** Columns by which a list may be ordered, by field. */
  orders?: Record<string, string>;
  /** Columns of amounts by which a list may be filtered, by field. */
  amounts?: Record<string, string>;
  /** Columns that are summed up, by field. */
  sums?: Record<string, string>;
}

const tables = {
  Project: {
    name: 'project',
    columns: {
      code: 't.code',
      name: 't.name',
      contractPrice: 't.contract_price as "contractPrice"',
      division: 't.division_id as "divisionId"',
      owner: 't.owner_id as "ownerId"',
      contractor: 't.contractor_id as "contractorId"',
      permit: 't.permit_id as "permitId"',
      wageAccount: 't.wage_account_id as "wageAccountId"',
      depositAssessment: '',
      wageDeposits: '',
      complaints: '',
    },
    orders: { contractPrice: 'contract_price', code: 'code', id: 'id' },
    sums: { contractPrice: 'contract_price' },
  },
  Enterprise: {
    name: 'enterprise',
    columns: {
      creditCode: 't.credit_code as "creditCode"',
      name: 't.name',
      formerNames: 't.former_names as "formerNames"',
      status: 't.status',
      registeredCapital: 't.registered_capital as "registeredCapital"',
      establishedOn: 't.established_on as "establishedOn"',
      division: 't.division_id as "divisionId"',
      industry: 't.industry_code as "industryCode", t.industry_name as "industryName"',
      legalRepresentative: 't.legal_representative_display_name as "legalRepresentativeName"',
      projectsAsContractor: '',
      projectsAsOwner: '',
      premiumArrears: '',
      landContracts: '',
      complaints: '',
      lawsuits: '',
      cases: '',
      clues: '',
      sources: '',
      discrepancies: '',
    },
  },
  Division: { name: 'division', columns: { code: 't.code', name: 't.name' } },
  Permit: {
    name: 'permit',
    columns: {
      number: 't.number',
      issuedOn: 't.issued_on as "issuedOn"',
      status: 't.status',
      wageNoticeServedOn: 't.wage_notice_served_on as "wageNoticeServedOn"',
      pushedToHrssOn: 't.pushed_to_hrss_on as "pushedToHrssOn"',
    },
  },
  DepositAssessment: {
    name: 'deposit_assessment',
    columns: {
      status: 't.status',
      requiredAmount: 't.required_amount as "requiredAmount"',
      securedAmount: 't.secured_amount as "securedAmount"',
      shortfall: 't.shortfall',
      rate: 't.rate::float8 as rate',
      dueOn: 't.due_on as "dueOn"',
      exemption: 't.exemption',
      asOf: '',
    },
  },
  WageAccount: {
    name: 'wage_account',
    columns: { status: 't.status', bank: 't.bank', openedOn: 't.opened_on as "openedOn"' },
  },
  WageDeposit: {
    name: 'wage_deposit',
    columns: {
      form: 't.form',
      amount: 't.amount',
      guaranteeExpiresOn: 't.guarantee_expires_on as "guaranteeExpiresOn"',
      depositedOn: 't.deposited_on as "depositedOn"',
    },
  },
  WageComplaint: {
    name: 'wage_complaint',
    columns: {
      number: 't.number',
      channel: 't.channel',
      receivedOn: 't.received_on as "receivedOn"',
      workers: 't.workers',
      amount: 't.amount',
      outcome: 't.outcome',
      complainant: 't.complainant_display_name as "complainantName", t.complainant_phone as "complainantPhone"',
    },
    orders: { receivedOn: 'received_on' },
    sums: { workers: 'workers', amount: 'amount' },
  },
  PremiumArrears: {
    name: 'premium_arrears',
    columns: {
      periodFrom: 't.period_from as "periodFrom"',
      periodTo: 't.period_to as "periodTo"',
      outstanding: 't.outstanding',
    },
    amounts: { outstanding: 'outstanding' },
    sums: { outstanding: 'outstanding' },
  },
  LandContract: { name: 'land_contract', columns: { number: 't.number', outstanding: 't.outstanding' } },
  Lawsuit: { name: 'lawsuit', columns: {} },
  Case: {
    name: 'procuratorial_case',
    columns: { number: 't.number', kind: 't.kind', stage: 't.stage' },
    orders: { openedOn: 'opened_on' },
  },
  Clue: { name: 'clue', columns: { number: 't.number', status: 't.status' } },
  SourceRecord: {
    name: 'source_record',
    columns: {
      dataset: 't.dataset_id as "datasetId"',
      batch: 't.batch_id as "batchId"',
      row: 't.row',
      fields: 't.fields',
    },
  },
  Discrepancy: {
    name: 'discrepancy',
    columns: {
      field: 't.field',
      values: 't.values',
      authoritative: 't.authoritative_id as "authoritativeId"',
      state: 't.state',
    },
  },
  Dataset: {
    name: 'dataset',
    columns: { code: 't.code', title: 't.title', agency: 't.agency_id as "agencyId"' },
  },
  Batch: { name: 'batch', columns: { number: 't.number', publishedOn: 't.published_on as "publishedOn"' } },
  Agency: { name: 'agency', columns: { name: 't.name' } },
} satisfies Record<string, Table>;

export type TypeName = keyof typeof tables;

export const tableOf = (type: TypeName): Table => tables[type];
