import { Migration } from '@mikro-orm/migrations';

export class Migration0001 extends Migration {
  override name = 'Migration0001';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "access_token" ("hash" text not null, "principal" text not null, "created_at" timestamptz not null default now(), "expires_at" timestamptz null, primary key ("hash"));`,
    );

    this.addSql(
      `create table "division" ("id" bigserial primary key, "code" text collate "C" not null, "name" text collate "C" not null, "level" text collate "C" not null, "parent_id" bigint null, "aliases" text[] not null default '{}');`,
    );
    this.addSql(`alter table "division" add constraint "division_code_unique" unique ("code");`);
    this.addSql(`create index "division_parent_id_index" on "division" ("parent_id");`);

    this.addSql(
      `create table "agency" ("id" bigserial primary key, "code" text collate "C" not null, "name" text collate "C" not null, "kind" text collate "C" not null, "division_id" bigint null, "parent_id" bigint null, "aliases" text[] not null default '{}');`,
    );
    this.addSql(`alter table "agency" add constraint "agency_code_unique" unique ("code");`);
    this.addSql(`create index "agency_division_id_index" on "agency" ("division_id");`);
    this.addSql(`create index "agency_parent_id_index" on "agency" ("parent_id");`);

    this.addSql(
      `create table "dataset" ("id" bigserial primary key, "code" text collate "C" not null, "title" text collate "C" not null, "agency_id" bigint null, "sharing_attribute" text collate "C" null, "sharing_legal_basis" text collate "C" null, "update_cycle" text collate "C" null, "fields" jsonb not null default '[]', "freshness_last_delivered_on" date null, "freshness_due_on" date null);`,
    );
    this.addSql(`alter table "dataset" add constraint "dataset_code_unique" unique ("code");`);
    this.addSql(`create index "dataset_agency_id_index" on "dataset" ("agency_id");`);

    this.addSql(
      `create table "batch" ("id" bigserial primary key, "dataset_id" bigint not null, "number" int not null, "state" text collate "C" not null, "file_name" text collate "C" not null, "published_on" date not null, "imported_at" timestamptz not null, "rows_read" int not null, "rows_loaded" int not null, "rows_unchanged" int not null, "rows_quarantined" int not null, "rows_rejected" int not null, "checksum" text collate "C" null);`,
    );
    this.addSql(`create index "batch_dataset_id_index" on "batch" ("dataset_id");`);
    this.addSql(`create index "batch_checksum_index" on "batch" ("checksum");`);
    this.addSql(`alter table "batch" add constraint "batch_dataset_id_number_unique" unique ("dataset_id", "number");`);
    this.addSql(
      `alter table "batch" add constraint "batch_rows_add_up" check (rows_read = rows_loaded + rows_unchanged + rows_quarantined + rows_rejected);`,
    );

    this.addSql(
      `create table "batch_issue" ("id" bigserial primary key, "batch_id" bigint not null, "row" int null, "field" text collate "C" null, "code" text collate "C" not null, "severity" text collate "C" not null, "message" text collate "C" not null, "value" text collate "C" null, "raw" jsonb null);`,
    );
    this.addSql(`create index "batch_issue_batch_id_index" on "batch_issue" ("batch_id");`);

    this.addSql(
      `create table "procuratorial_case" ("id" bigserial primary key, "number" text collate "C" not null, "title" text collate "C" null, "kind" text collate "C" null, "field" text collate "C" null, "subfield" text collate "C" null, "opened_on" date null, "department" text collate "C" null, "handler_display_name" text collate "C" null, "supervised_agency_id" bigint null, "stage" text collate "C" null, "closure" text collate "C" null, "closed_on" date null, "typical_level" text collate "C" null);`,
    );
    this.addSql(
      `alter table "procuratorial_case" add constraint "procuratorial_case_number_unique" unique ("number");`,
    );
    this.addSql(`create index "procuratorial_case_opened_on_index" on "procuratorial_case" ("opened_on");`);
    this.addSql(
      `create index "procuratorial_case_supervised_agency_id_index" on "procuratorial_case" ("supervised_agency_id");`,
    );

    this.addSql(
      `create table "consultation" ("id" bigserial primary key, "number" text collate "C" not null, "case_id" bigint null, "held_on" date null, "outcome" text collate "C" null);`,
    );
    this.addSql(`alter table "consultation" add constraint "consultation_number_unique" unique ("number");`);
    this.addSql(`create index "consultation_case_id_index" on "consultation" ("case_id");`);

    this.addSql(
      `create table "consultation_participant" ("consultation_id" bigint not null, "agency_id" bigint not null, primary key ("consultation_id", "agency_id"));`,
    );

    this.addSql(
      `create table "clue" ("id" bigserial primary key, "number" text collate "C" not null, "source_kind" text collate "C" null, "source_title" text collate "C" null, "source_agency_id" bigint null, "field" text collate "C" null, "summary" text collate "C" null, "amount" bigint null, "status" text collate "C" null, "received_on" date null, "transferred_on" date null, "transfer_document" text collate "C" null, "accepted_on" date null, "feedback_on" date null, "result" text collate "C" null, "rectified_amount" bigint null, "from_agency_id" bigint null, "to_agency_id" bigint null, "case_id" bigint null);`,
    );
    this.addSql(`alter table "clue" add constraint "clue_number_unique" unique ("number");`);
    this.addSql(`create index "clue_source_agency_id_index" on "clue" ("source_agency_id");`);
    this.addSql(`create index "clue_from_agency_id_index" on "clue" ("from_agency_id");`);
    this.addSql(`create index "clue_to_agency_id_index" on "clue" ("to_agency_id");`);
    this.addSql(`create index "clue_case_id_index" on "clue" ("case_id");`);

    this.addSql(
      `create table "enterprise" ("id" bigserial primary key, "credit_code" text collate "C" null, "name" text collate "C" not null, "former_names" text[] not null default '{}', "kind" text collate "C" null, "status" text collate "C" null, "legal_representative_display_name" text collate "C" null, "registered_capital" bigint null, "paid_in_capital" bigint null, "established_on" date null, "term_ends_on" date null, "registration_authority" text collate "C" null, "closed_on" date null, "deregistration" text collate "C" null, "address" text collate "C" null, "division_id" bigint null, "industry_code" text collate "C" null, "industry_name" text collate "C" null, "business_scope" text collate "C" null, "phone" text collate "C" null, "abnormal" boolean null, "seriously_dishonest" boolean null, "checksum_valid" boolean null, "name_keys" text[] not null default '{}', "name_cores" text[] not null default '{}');`,
    );
    this.addSql(`alter table "enterprise" add constraint "enterprise_credit_code_unique" unique ("credit_code");`);
    this.addSql(`create index "enterprise_name_index" on "enterprise" ("name");`);
    this.addSql(`create index "enterprise_division_id_index" on "enterprise" ("division_id");`);

    this.addSql(
      `create table "clue_enterprise" ("clue_id" bigint not null, "enterprise_id" bigint not null, primary key ("clue_id", "enterprise_id"));`,
    );

    this.addSql(
      `create table "case_enterprise" ("case_id" bigint not null, "enterprise_id" bigint not null, primary key ("case_id", "enterprise_id"));`,
    );

    this.addSql(`create table "hub_setting" ("name" text not null, "value" text not null, primary key ("name"));`);

    this.addSql(
      `create table "land_contract" ("id" bigserial primary key, "number" text collate "C" not null, "supervision_number" text collate "C" null, "parcel_number" text collate "C" null, "location" text collate "C" null, "enterprise_id" bigint null, "area" numeric null, "use" text collate "C" null, "supply" text collate "C" null, "price" bigint null, "signed_on" date null, "start_by" date null, "complete_by" date null, "penalty_rate" numeric null, "division_id" bigint null, "office_id" bigint null, "outstanding" bigint null);`,
    );
    this.addSql(`alter table "land_contract" add constraint "land_contract_number_unique" unique ("number");`);
    this.addSql(`create index "land_contract_enterprise_id_index" on "land_contract" ("enterprise_id");`);
    this.addSql(`create index "land_contract_division_id_index" on "land_contract" ("division_id");`);
    this.addSql(`create index "land_contract_office_id_index" on "land_contract" ("office_id");`);

    this.addSql(
      `create table "land_installment" ("id" bigserial primary key, "contract_id" bigint null, "sequence" int not null, "due_on" date not null, "due" bigint not null, "paid" bigint null);`,
    );
    this.addSql(`create index "land_installment_contract_id_index" on "land_installment" ("contract_id");`);
    this.addSql(
      `alter table "land_installment" add constraint "land_installment_contract_id_sequence_unique" unique ("contract_id", "sequence");`,
    );

    this.addSql(
      `create table "land_payment" ("id" bigserial primary key, "voucher_number" text collate "C" not null, "contract_id" bigint null, "sequence" int null, "paid_on" date not null, "amount" bigint not null, "kind" text collate "C" not null);`,
    );
    this.addSql(
      `alter table "land_payment" add constraint "land_payment_voucher_number_unique" unique ("voucher_number");`,
    );
    this.addSql(`create index "land_payment_contract_id_index" on "land_payment" ("contract_id");`);

    this.addSql(
      `create table "premium_arrears" ("id" bigserial primary key, "enterprise_id" bigint not null, "insurance" text collate "C" not null, "period_from" date not null, "period_to" date not null, "owed" bigint null, "collected" bigint null, "outstanding" bigint null, "baseline_on" date null, "due_on" date null, "insured_count" int null, "due_amount" bigint null, "paid_amount" bigint null, "base" bigint null, "reported_outstanding" bigint null, "late_fee_charged" bigint null, "paid_on" date null, "collector_id" bigint null, "demand_number" text collate "C" null, "demanded_on" date null, "deferral" boolean null, "status" text collate "C" null);`,
    );
    this.addSql(`create index "premium_arrears_enterprise_id_index" on "premium_arrears" ("enterprise_id");`);
    this.addSql(`create index "premium_arrears_collector_id_index" on "premium_arrears" ("collector_id");`);
    this.addSql(
      `alter table "premium_arrears" add constraint "premium_arrears_enterprise_id_insurance_period_fr_5c871_unique" unique ("enterprise_id", "insurance", "period_from", "period_to");`,
    );

    this.addSql(
      `create table "premium_payment" ("id" bigserial primary key, "arrears_id" bigint not null, "paid_on" date not null, "amount" bigint not null);`,
    );
    this.addSql(`create index "premium_payment_arrears_id_index" on "premium_payment" ("arrears_id");`);

    this.addSql(
      `create table "recovery" ("id" bigserial primary key, "number" text collate "C" not null, "case_id" bigint null, "enterprise_id" bigint null, "land_contract_id" bigint null, "recovered_on" date null, "amount" bigint not null, "principal" bigint null, "penalty" bigint null, "treasury" boolean null);`,
    );
    this.addSql(`alter table "recovery" add constraint "recovery_number_unique" unique ("number");`);
    this.addSql(`create index "recovery_case_id_index" on "recovery" ("case_id");`);
    this.addSql(`create index "recovery_enterprise_id_index" on "recovery" ("enterprise_id");`);
    this.addSql(`create index "recovery_land_contract_id_index" on "recovery" ("land_contract_id");`);

    this.addSql(
      `create table "source_record" ("id" bigserial primary key, "dataset_id" bigint not null, "batch_id" bigint not null, "row" int not null, "current" boolean not null, "entity_kind" text collate "C" null, "fields" jsonb not null default '[]', "entity_id" bigint null, "key" text collate "C" null, "hash" text collate "C" null, "confirmed_on" date null);`,
    );
    this.addSql(`create index "source_record_dataset_id_index" on "source_record" ("dataset_id");`);
    this.addSql(`create index "source_record_batch_id_index" on "source_record" ("batch_id");`);
    this.addSql(`create unique index source_record_current on source_record (dataset_id, key) where current;`);
    this.addSql(
      `create index "source_record_entity_kind_entity_id_index" on "source_record" ("entity_kind", "entity_id");`,
    );

    this.addSql(
      `create table "suggestion" ("id" bigserial primary key, "document_number" text collate "C" not null, "kind" text collate "C" null, "case_id" bigint null, "addressee_id" bigint null, "issued_on" date null, "delivered_on" date null, "delivery_method" text collate "C" null, "urgent" boolean null, "reply_due_on" date null, "replied_on" date null, "acceptance" text collate "C" null, "items" text collate "C" null, "rectified_amount" bigint null, "evaluation" text collate "C" null);`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_document_number_unique" unique ("document_number");`,
    );
    this.addSql(`create index "suggestion_case_id_index" on "suggestion" ("case_id");`);
    this.addSql(`create index "suggestion_addressee_id_index" on "suggestion" ("addressee_id");`);
    this.addSql(`create index "suggestion_reply_due_on_index" on "suggestion" ("reply_due_on");`);

    this.addSql(
      `create table "suggestion_copied_to" ("suggestion_id" bigint not null, "agency_id" bigint not null, primary key ("suggestion_id", "agency_id"));`,
    );

    this.addSql(
      `create table "wage_account" ("id" bigserial primary key, "account_number" text collate "C" not null, "name" text collate "C" null, "project_id" bigint null, "contractor_id" bigint null, "bank" text collate "C" null, "opened_on" date null, "agreement_on" date null, "filed_on" date null, "status" text collate "C" null, "last_funded_on" date null, "last_funded_amount" bigint null, "last_paid_on" date null, "last_paid_workers" int null, "last_paid_amount" bigint null);`,
    );
    this.addSql(
      `alter table "wage_account" add constraint "wage_account_account_number_unique" unique ("account_number");`,
    );
    this.addSql(`create index "wage_account_project_id_index" on "wage_account" ("project_id");`);
    this.addSql(`create index "wage_account_contractor_id_index" on "wage_account" ("contractor_id");`);

    this.addSql(
      `create table "project" ("id" bigserial primary key, "code" text collate "C" not null, "investment_code" text collate "C" null, "name" text collate "C" not null, "section" text collate "C" null, "sector" text collate "C" null, "division_id" bigint null, "owner_id" bigint null, "contractor_id" bigint null, "competent_agency_id" bigint null, "contract_price" bigint null, "total_investment" bigint null, "area" numeric null, "purpose" text collate "C" null, "status" text collate "C" null, "government_funded" boolean null, "planned_start_on" date null, "planned_end_on" date null, "deposit_clock_on" date null, "permit_id" bigint null, "wage_account_id" bigint null, "name_core" text collate "C" null);`,
    );
    this.addSql(`alter table "project" add constraint "project_code_unique" unique ("code");`);
    this.addSql(`create index "project_investment_code_index" on "project" ("investment_code");`);
    this.addSql(`create index "project_division_id_index" on "project" ("division_id");`);
    this.addSql(`create index "project_owner_id_index" on "project" ("owner_id");`);
    this.addSql(`create index "project_contractor_id_index" on "project" ("contractor_id");`);
    this.addSql(`create index "project_competent_agency_id_index" on "project" ("competent_agency_id");`);
    this.addSql(`create index "project_permit_id_index" on "project" ("permit_id");`);
    this.addSql(`create index "project_wage_account_id_index" on "project" ("wage_account_id");`);
    this.addSql(`create index "project_name_core_index" on "project" ("name_core");`);
    this.addSql(`create index project_by_price on project (contract_price desc nulls last, code, id);`);

    this.addSql(
      `create table "permit" ("id" bigserial primary key, "number" text collate "C" not null, "project_id" bigint null, "contract_price" bigint null, "area" numeric null, "issued_on" date null, "issuer_id" bigint null, "starts_on" date null, "ends_on" date null, "status" text collate "C" null, "main" boolean null, "contractor_id" bigint null, "owner_id" bigint null, "project_manager_display_name" text collate "C" null, "safety_permit_number" text collate "C" null, "wage_notice_served" boolean null, "wage_notice_served_on" date null, "wage_notice_number" text collate "C" null, "pushed_to_hrss_on" date null);`,
    );
    this.addSql(`alter table "permit" add constraint "permit_number_unique" unique ("number");`);
    this.addSql(`create index "permit_project_id_index" on "permit" ("project_id");`);
    this.addSql(`create index "permit_issued_on_index" on "permit" ("issued_on");`);
    this.addSql(`create index "permit_issuer_id_index" on "permit" ("issuer_id");`);
    this.addSql(`create index "permit_contractor_id_index" on "permit" ("contractor_id");`);
    this.addSql(`create index "permit_owner_id_index" on "permit" ("owner_id");`);

    this.addSql(
      `create table "deposit_assessment" ("id" bigserial primary key, "project_id" bigint not null, "status" text collate "C" not null, "required_amount" bigint null, "secured_amount" bigint null, "shortfall" bigint null, "rate" numeric null, "due_on" date null, "exemption" text collate "C" null, "assessed_on" date null, "reassess_on" date null);`,
    );
    this.addSql(
      `alter table "deposit_assessment" add constraint "deposit_assessment_project_id_unique" unique ("project_id");`,
    );
    this.addSql(`create index "deposit_assessment_status_index" on "deposit_assessment" ("status");`);
    this.addSql(`create index "deposit_assessment_reassess_on_index" on "deposit_assessment" ("reassess_on");`);

    this.addSql(
      `create table "wage_complaint" ("id" bigserial primary key, "number" text collate "C" not null, "channel" text collate "C" null, "received_on" date null, "complainant_display_name" text collate "C" null, "complainant_phone" text collate "C" null, "respondent" text collate "C" null, "project_text" text collate "C" null, "enterprise_id" bigint null, "project_id" bigint null, "division_id" bigint null, "workers" int null, "amount" bigint null, "owed_from" date null, "owed_to" date null, "request" text collate "C" null, "accepted_on" date null, "due_on" date null, "closed_on" date null, "outcome" text collate "C" null, "duplicate" boolean null, "satisfaction" text collate "C" null);`,
    );
    this.addSql(`alter table "wage_complaint" add constraint "wage_complaint_number_unique" unique ("number");`);
    this.addSql(`create index "wage_complaint_received_on_index" on "wage_complaint" ("received_on");`);
    this.addSql(`create index "wage_complaint_enterprise_id_index" on "wage_complaint" ("enterprise_id");`);
    this.addSql(`create index "wage_complaint_project_id_index" on "wage_complaint" ("project_id");`);
    this.addSql(`create index "wage_complaint_division_id_index" on "wage_complaint" ("division_id");`);

    this.addSql(
      `create table "wage_deposit" ("id" bigserial primary key, "number" text collate "C" not null, "project_id" bigint null, "contractor_id" bigint null, "contract_amount" bigint null, "rate" numeric null, "due_amount" bigint null, "amount" bigint null, "form" text collate "C" null, "bank" text collate "C" null, "account_number" text collate "C" null, "guarantee_number" text collate "C" null, "guarantee_amount" bigint null, "guarantee_from" date null, "guarantee_expires_on" date null, "deposited_on" date null, "relief" text collate "C" null, "uplift" text collate "C" null, "used_on" date null, "used_amount" bigint null, "replenished_on" date null, "returned_on" date null, "status" text collate "C" null, "campaign_code" text collate "C" null);`,
    );
    this.addSql(`alter table "wage_deposit" add constraint "wage_deposit_number_unique" unique ("number");`);
    this.addSql(`create index "wage_deposit_project_id_index" on "wage_deposit" ("project_id");`);
    this.addSql(`create index "wage_deposit_contractor_id_index" on "wage_deposit" ("contractor_id");`);

    this.addSql(
      `alter table "division" add constraint "division_parent_id_foreign" foreign key ("parent_id") references "division" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "agency" add constraint "agency_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "agency" add constraint "agency_parent_id_foreign" foreign key ("parent_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "dataset" add constraint "dataset_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "batch" add constraint "batch_dataset_id_foreign" foreign key ("dataset_id") references "dataset" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "batch_issue" add constraint "batch_issue_batch_id_foreign" foreign key ("batch_id") references "batch" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "procuratorial_case" add constraint "procuratorial_case_supervised_agency_id_foreign" foreign key ("supervised_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "consultation" add constraint "consultation_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "consultation_participant" add constraint "consultation_participant_consultation_id_foreign" foreign key ("consultation_id") references "consultation" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "consultation_participant" add constraint "consultation_participant_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "clue" add constraint "clue_source_agency_id_foreign" foreign key ("source_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clue" add constraint "clue_from_agency_id_foreign" foreign key ("from_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clue" add constraint "clue_to_agency_id_foreign" foreign key ("to_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clue" add constraint "clue_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "enterprise" add constraint "enterprise_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "clue_enterprise" add constraint "clue_enterprise_clue_id_foreign" foreign key ("clue_id") references "clue" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "clue_enterprise" add constraint "clue_enterprise_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "case_enterprise" add constraint "case_enterprise_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "case_enterprise" add constraint "case_enterprise_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "land_contract" add constraint "land_contract_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "land_contract" add constraint "land_contract_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "land_contract" add constraint "land_contract_office_id_foreign" foreign key ("office_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "land_installment" add constraint "land_installment_contract_id_foreign" foreign key ("contract_id") references "land_contract" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "land_payment" add constraint "land_payment_contract_id_foreign" foreign key ("contract_id") references "land_contract" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "premium_arrears" add constraint "premium_arrears_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "premium_arrears" add constraint "premium_arrears_collector_id_foreign" foreign key ("collector_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "premium_payment" add constraint "premium_payment_arrears_id_foreign" foreign key ("arrears_id") references "premium_arrears" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "recovery" add constraint "recovery_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "recovery" add constraint "recovery_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "recovery" add constraint "recovery_land_contract_id_foreign" foreign key ("land_contract_id") references "land_contract" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "source_record" add constraint "source_record_dataset_id_foreign" foreign key ("dataset_id") references "dataset" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "source_record" add constraint "source_record_batch_id_foreign" foreign key ("batch_id") references "batch" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "suggestion" add constraint "suggestion_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_addressee_id_foreign" foreign key ("addressee_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "suggestion_copied_to" add constraint "suggestion_copied_to_suggestion_id_foreign" foreign key ("suggestion_id") references "suggestion" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "suggestion_copied_to" add constraint "suggestion_copied_to_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "wage_account" add constraint "wage_account_project_id_foreign" foreign key ("project_id") references "project" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "wage_account" add constraint "wage_account_contractor_id_foreign" foreign key ("contractor_id") references "enterprise" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "project" add constraint "project_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "project" add constraint "project_owner_id_foreign" foreign key ("owner_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "project" add constraint "project_contractor_id_foreign" foreign key ("contractor_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "project" add constraint "project_competent_agency_id_foreign" foreign key ("competent_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "project" add constraint "project_permit_id_foreign" foreign key ("permit_id") references "permit" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "project" add constraint "project_wage_account_id_foreign" foreign key ("wage_account_id") references "wage_account" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "permit" add constraint "permit_project_id_foreign" foreign key ("project_id") references "project" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "permit" add constraint "permit_issuer_id_foreign" foreign key ("issuer_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "permit" add constraint "permit_contractor_id_foreign" foreign key ("contractor_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "permit" add constraint "permit_owner_id_foreign" foreign key ("owner_id") references "enterprise" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "deposit_assessment" add constraint "deposit_assessment_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "wage_complaint" add constraint "wage_complaint_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "wage_complaint" add constraint "wage_complaint_project_id_foreign" foreign key ("project_id") references "project" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "wage_complaint" add constraint "wage_complaint_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "wage_deposit" add constraint "wage_deposit_project_id_foreign" foreign key ("project_id") references "project" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "wage_deposit" add constraint "wage_deposit_contractor_id_foreign" foreign key ("contractor_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
  }
}
