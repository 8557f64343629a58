import { Migration } from '@mikro-orm/migrations';

export class Migration0003 extends Migration {
  override name = 'Migration0003';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "cooperation_document" ("id" bigserial primary key, "code" text collate "C" not null, "title" text collate "C" null, "document_number" text collate "C" null, "signed_on" date null, "signed_precision" text collate "C" null, "field" text collate "C" null, "mechanism" text collate "C" null, "trial" boolean null);`,
    );
    this.addSql(
      `alter table "cooperation_document" add constraint "cooperation_document_code_unique" unique ("code");`,
    );

    this.addSql(
      `create table "discipline_transfer" ("id" bigserial primary key, "number" text collate "C" not null, "from_agency_id" bigint null, "to_agency_id" bigint null, "category" text collate "C" null, "transferred_on" date null, "receipt_due_on" date null, "received_on" date null, "feedback_due_on" date null, "feedback_on" date null, "state" text collate "C" null);`,
    );
    this.addSql(
      `alter table "discipline_transfer" add constraint "discipline_transfer_number_unique" unique ("number");`,
    );
    this.addSql(`create index "discipline_transfer_from_agency_id_index" on "discipline_transfer" ("from_agency_id");`);
    this.addSql(`create index "discipline_transfer_to_agency_id_index" on "discipline_transfer" ("to_agency_id");`);
    this.addSql(`create index "discipline_transfer_transferred_on_index" on "discipline_transfer" ("transferred_on");`);

    this.addSql(
      `create table "discrepancy" ("id" bigserial primary key, "entity_kind" text collate "C" not null, "entity" text collate "C" not null, "field" text collate "C" not null, "values" jsonb not null default '[]', "authoritative_id" bigint null, "state" text collate "C" not null, "unit_suspect" boolean not null, "opened_on" date not null, "resolved_on" date null, "entity_id" bigint null);`,
    );
    this.addSql(`create index "discrepancy_authoritative_id_index" on "discrepancy" ("authoritative_id");`);
    this.addSql(`create index "discrepancy_state_index" on "discrepancy" ("state");`);
    this.addSql(
      `alter table "discrepancy" add constraint "discrepancy_entity_kind_entity_id_field_unique" unique ("entity_kind", "entity_id", "field");`,
    );

    this.addSql(
      `create table "cooperation_document_agency" ("cooperation_document_id" bigint not null, "agency_id" bigint not null, primary key ("cooperation_document_id", "agency_id"));`,
    );

    this.addSql(
      `create table "guardianship_order" ("id" bigserial primary key, "number" text collate "C" not null, "issuer_id" bigint null, "case_id" bigint null, "issued_on" date null, "ends_on" date null, "follow_ups" int null, "last_follow_up_on" date null, "next_follow_up_on" date null, "evaluation" text collate "C" null, "child" text collate "C" null);`,
    );
    this.addSql(
      `alter table "guardianship_order" add constraint "guardianship_order_number_unique" unique ("number");`,
    );
    this.addSql(`create index "guardianship_order_issuer_id_index" on "guardianship_order" ("issuer_id");`);
    this.addSql(`create index "guardianship_order_case_id_index" on "guardianship_order" ("case_id");`);
    this.addSql(`create index "guardianship_order_issued_on_index" on "guardianship_order" ("issued_on");`);

    this.addSql(
      `create table "intervention" ("id" bigserial primary key, "number" text collate "C" not null, "kind" text collate "C" not null, "level" text collate "C" null, "agency_id" bigint null, "subject" text collate "C" null, "graded_on" date null, "measure" text collate "C" null, "starts_on" date null, "ends_on" date null, "evaluated_on" date null, "evaluation" text collate "C" null);`,
    );
    this.addSql(`alter table "intervention" add constraint "intervention_number_unique" unique ("number");`);
    this.addSql(`create index "intervention_agency_id_index" on "intervention" ("agency_id");`);

    this.addSql(
      `create table "lawsuit" ("id" bigserial primary key, "case_number" text collate "C" not null, "cause" text collate "C" null, "court_id" bigint null, "procedure" text collate "C" null, "filed_on" date null, "closed_on" date null, "outcome" text collate "C" null, "amount" bigint null, "judged_amount" bigint null, "default_judgment" boolean null, "served_by_notice" boolean null, "transfer_voucher" boolean null, "preservation" boolean null, "judge_display_name" text collate "C" null);`,
    );
    this.addSql(`alter table "lawsuit" add constraint "lawsuit_case_number_unique" unique ("case_number");`);
    this.addSql(`create index "lawsuit_cause_index" on "lawsuit" ("cause");`);
    this.addSql(`create index "lawsuit_court_id_index" on "lawsuit" ("court_id");`);
    this.addSql(`create index "lawsuit_filed_on_index" on "lawsuit" ("filed_on");`);

    this.addSql(
      `create table "case_lawsuit" ("case_id" bigint not null, "lawsuit_id" bigint not null, primary key ("case_id", "lawsuit_id"));`,
    );

    this.addSql(
      `create table "lawsuit_agent" ("id" bigserial primary key, "lawsuit_id" bigint not null, "sequence" int not null, "acts_for" text collate "C" null, "display_name" text collate "C" null, "licence_number" text collate "C" null, "law_firm" text collate "C" null);`,
    );
    this.addSql(`create index "lawsuit_agent_lawsuit_id_index" on "lawsuit_agent" ("lawsuit_id");`);
    this.addSql(
      `alter table "lawsuit_agent" add constraint "lawsuit_agent_lawsuit_id_sequence_unique" unique ("lawsuit_id", "sequence");`,
    );

    this.addSql(
      `create table "mandatory_report" ("id" bigserial primary key, "number" text collate "C" not null, "reporter_id" bigint null, "reported_on" date null, "situation" text collate "C" null, "police_station_id" bigint null, "accepted_on" date null, "handling" text collate "C" null, "feedback_on" date null, "notified_on" date null, "victim" text collate "C" null, "clue_id" bigint null);`,
    );
    this.addSql(`alter table "mandatory_report" add constraint "mandatory_report_number_unique" unique ("number");`);
    this.addSql(`create index "mandatory_report_reporter_id_index" on "mandatory_report" ("reporter_id");`);
    this.addSql(`create index "mandatory_report_reported_on_index" on "mandatory_report" ("reported_on");`);
    this.addSql(`create index "mandatory_report_police_station_id_index" on "mandatory_report" ("police_station_id");`);
    this.addSql(`create index "mandatory_report_clue_id_index" on "mandatory_report" ("clue_id");`);

    this.addSql(
      `create table "parenting_session" ("id" bigserial primary key, "number" text collate "C" not null, "order_id" bigint null, "held_on" date null, "agency_id" bigint null, "form" text collate "C" null, "hours" numeric null);`,
    );
    this.addSql(`alter table "parenting_session" add constraint "parenting_session_number_unique" unique ("number");`);
    this.addSql(`create index "parenting_session_order_id_index" on "parenting_session" ("order_id");`);
    this.addSql(`create index "parenting_session_held_on_index" on "parenting_session" ("held_on");`);
    this.addSql(`create index "parenting_session_agency_id_index" on "parenting_session" ("agency_id");`);

    this.addSql(
      `create table "person" ("id" bigserial primary key, "token" text collate "C" null, "identity_cipher" text collate "C" null, "display_name" text collate "C" null, "identity_number" text collate "C" null, "minor" boolean null);`,
    );
    this.addSql(`alter table "person" add constraint "person_token_unique" unique ("token");`);

    this.addSql(
      `create table "official" ("id" bigserial primary key, "number" text collate "C" not null, "display_name" text collate "C" null, "person_id" bigint null, "category" text collate "C" null);`,
    );
    this.addSql(`alter table "official" add constraint "official_number_unique" unique ("number");`);
    this.addSql(`create index "official_person_id_index" on "official" ("person_id");`);

    this.addSql(
      `create table "case_official" ("case_id" bigint not null, "official_id" bigint not null, primary key ("case_id", "official_id"));`,
    );

    this.addSql(
      `create table "legal_aid" ("id" bigserial primary key, "number" text collate "C" not null, "display_name" text collate "C" null, "person_id" bigint null, "vulnerable_groups" text[] not null default '{}', "matter" text collate "C" null, "case_id" bigint null, "applied_on" date null, "decision_due_on" date null, "decided_on" date null, "assign_due_on" date null, "assigned_on" date null, "lawyer_display_name" text collate "C" null, "exempt_from_means_test" boolean null, "result" text collate "C" null);`,
    );
    this.addSql(`alter table "legal_aid" add constraint "legal_aid_number_unique" unique ("number");`);
    this.addSql(`create index "legal_aid_person_id_index" on "legal_aid" ("person_id");`);
    this.addSql(`create index "legal_aid_case_id_index" on "legal_aid" ("case_id");`);
    this.addSql(`create index "legal_aid_applied_on_index" on "legal_aid" ("applied_on");`);

    this.addSql(
      `create table "lawsuit_party" ("id" bigserial primary key, "lawsuit_id" bigint not null, "sequence" int not null, "role" text collate "C" not null, "display_name" text collate "C" null, "person_id" bigint null, "enterprise_id" bigint null);`,
    );
    this.addSql(`create index "lawsuit_party_lawsuit_id_index" on "lawsuit_party" ("lawsuit_id");`);
    this.addSql(`create index "lawsuit_party_person_id_index" on "lawsuit_party" ("person_id");`);
    this.addSql(`create index "lawsuit_party_enterprise_id_index" on "lawsuit_party" ("enterprise_id");`);
    this.addSql(
      `alter table "lawsuit_party" add constraint "lawsuit_party_lawsuit_id_sequence_unique" unique ("lawsuit_id", "sequence");`,
    );

    this.addSql(
      `create table "lawsuit_enterprise" ("lawsuit_id" bigint not null, "enterprise_id" bigint not null, primary key ("lawsuit_id", "enterprise_id"));`,
    );

    this.addSql(
      `create table "institution" ("id" bigserial primary key, "code" text collate "C" not null, "name" text collate "C" not null, "kind" text collate "C" null, "division_id" bigint null, "supervisor_id" bigint null, "enterprise_id" bigint null, "licence_valid_to" date null);`,
    );
    this.addSql(`alter table "institution" add constraint "institution_code_unique" unique ("code");`);
    this.addSql(`create index "institution_division_id_index" on "institution" ("division_id");`);
    this.addSql(`create index "institution_supervisor_id_index" on "institution" ("supervisor_id");`);
    this.addSql(`create index "institution_enterprise_id_index" on "institution" ("enterprise_id");`);

    this.addSql(
      `create table "background_check" ("id" bigserial primary key, "number" text collate "C" not null, "institution_id" bigint null, "institution_kind" text collate "C" null, "requested_by_id" bigint null, "checked_on" date null, "occasion" text collate "C" null, "persons" int null, "result" text collate "C" null);`,
    );
    this.addSql(`alter table "background_check" add constraint "background_check_number_unique" unique ("number");`);
    this.addSql(`create index "background_check_institution_id_index" on "background_check" ("institution_id");`);
    this.addSql(`create index "background_check_requested_by_id_index" on "background_check" ("requested_by_id");`);
    this.addSql(`create index "background_check_checked_on_index" on "background_check" ("checked_on");`);

    this.addSql(
      `create table "enforcement" ("id" bigserial primary key, "number" text collate "C" not null, "lawsuit_id" bigint null, "applicant_display_name" text collate "C" null, "applicant_person_id" bigint null, "applicant_enterprise_id" bigint null, "debtor_display_name" text collate "C" null, "debtor_person_id" bigint null, "debtor_enterprise_id" bigint null, "filed_on" date null, "closed_on" date null, "amount" bigint null, "recovered" bigint null, "terminated" boolean null, "distribution" boolean null);`,
    );
    this.addSql(`alter table "enforcement" add constraint "enforcement_number_unique" unique ("number");`);
    this.addSql(`create index "enforcement_lawsuit_id_index" on "enforcement" ("lawsuit_id");`);
    this.addSql(`create index "enforcement_applicant_person_id_index" on "enforcement" ("applicant_person_id");`);
    this.addSql(
      `create index "enforcement_applicant_enterprise_id_index" on "enforcement" ("applicant_enterprise_id");`,
    );
    this.addSql(`create index "enforcement_debtor_person_id_index" on "enforcement" ("debtor_person_id");`);
    this.addSql(`create index "enforcement_debtor_enterprise_id_index" on "enforcement" ("debtor_enterprise_id");`);

    this.addSql(
      `create table "blacklist_entry" ("id" bigserial primary key, "number" text collate "C" not null, "enterprise_id" bigint null, "responsible_display_name" text collate "C" null, "responsible_person_id" bigint null, "listed_on" date not null, "ends_on" date null, "ground" text collate "C" null, "reason" text collate "C" null, "corrected_on" date null, "removable_from" date null, "removed_on" date null);`,
    );
    this.addSql(`alter table "blacklist_entry" add constraint "blacklist_entry_number_unique" unique ("number");`);
    this.addSql(`create index "blacklist_entry_enterprise_id_index" on "blacklist_entry" ("enterprise_id");`);
    this.addSql(
      `create index "blacklist_entry_responsible_person_id_index" on "blacklist_entry" ("responsible_person_id");`,
    );

    this.addSql(
      `create table "post" ("id" bigserial primary key, "official_id" bigint not null, "agency_id" bigint not null, "title" text collate "C" null, "department" text collate "C" null, "from" date not null, "to" date null);`,
    );
    this.addSql(`create index "post_official_id_index" on "post" ("official_id");`);
    this.addSql(`create index "post_agency_id_index" on "post" ("agency_id");`);
    this.addSql(
      `alter table "post" add constraint "post_official_id_agency_id_from_unique" unique ("official_id", "agency_id", "from");`,
    );

    this.addSql(
      `create table "practice_ban" ("id" bigserial primary key, "number" text collate "C" not null, "judgment_number" text collate "C" null, "court_id" bigint null, "person_id" bigint null, "display_name" text collate "C" null, "basis" text collate "C" null, "decided_on" date null, "effective_on" date null, "starts_on" date null, "ends_on" date null, "delivered_to_education_on" date null);`,
    );
    this.addSql(`alter table "practice_ban" add constraint "practice_ban_number_unique" unique ("number");`);
    this.addSql(`create index "practice_ban_court_id_index" on "practice_ban" ("court_id");`);
    this.addSql(`create index "practice_ban_person_id_index" on "practice_ban" ("person_id");`);

    this.addSql(
      `create table "benefit_suspension" ("id" bigserial primary key, "enterprise_id" bigint not null, "month" date not null, "state" text collate "C" not null, "reason" text collate "C" null, "insured_affected" int null, "premium_arrears_id" bigint null);`,
    );
    this.addSql(`create index "benefit_suspension_enterprise_id_index" on "benefit_suspension" ("enterprise_id");`);
    this.addSql(
      `create index "benefit_suspension_premium_arrears_id_index" on "benefit_suspension" ("premium_arrears_id");`,
    );
    this.addSql(
      `alter table "benefit_suspension" add constraint "benefit_suspension_enterprise_id_month_unique" unique ("enterprise_id", "month");`,
    );

    this.addSql(
      `create table "relief_recipient" ("id" bigserial primary key, "number" text collate "C" not null, "display_name" text collate "C" null, "person_id" bigint null, "vulnerable_groups" text[] not null default '{}', "case_id" bigint null, "division_id" bigint null, "reason" text collate "C" null, "applied_on" date null, "accepted_on" date null, "decision_due_on" date null, "approved_on" date null, "funded_on" date null, "pay_due_on" date null, "loss" bigint null, "exceptional" boolean null, "relief_cap" bigint null, "transferred_to_social_aid" boolean null, "transfer_agency_id" bigint null, "transfer_result" text collate "C" null);`,
    );
    this.addSql(`alter table "relief_recipient" add constraint "relief_recipient_number_unique" unique ("number");`);
    this.addSql(`create index "relief_recipient_person_id_index" on "relief_recipient" ("person_id");`);
    this.addSql(`create index "relief_recipient_case_id_index" on "relief_recipient" ("case_id");`);
    this.addSql(`create index "relief_recipient_division_id_index" on "relief_recipient" ("division_id");`);
    this.addSql(`create index "relief_recipient_applied_on_index" on "relief_recipient" ("applied_on");`);
    this.addSql(
      `create index "relief_recipient_transfer_agency_id_index" on "relief_recipient" ("transfer_agency_id");`,
    );

    this.addSql(
      `create table "relief_measure" ("id" bigserial primary key, "number" text collate "C" not null, "recipient_id" bigint not null, "kind" text collate "C" null, "amount" bigint null, "granted_on" date null, "agency_id" bigint null, "legal_aid_id" bigint null);`,
    );
    this.addSql(`alter table "relief_measure" add constraint "relief_measure_number_unique" unique ("number");`);
    this.addSql(`create index "relief_measure_recipient_id_index" on "relief_measure" ("recipient_id");`);
    this.addSql(`create index "relief_measure_granted_on_index" on "relief_measure" ("granted_on");`);
    this.addSql(`create index "relief_measure_agency_id_index" on "relief_measure" ("agency_id");`);
    this.addSql(`create index "relief_measure_legal_aid_id_index" on "relief_measure" ("legal_aid_id");`);

    this.addSql(
      `create table "school_site" ("id" bigserial primary key, "code" text collate "C" not null, "name" text collate "C" not null, "kind" text collate "C" null, "division_id" bigint null, "longitude" numeric null, "latitude" numeric null, "opened_on" date null, "institution_id" bigint null);`,
    );
    this.addSql(`alter table "school_site" add constraint "school_site_code_unique" unique ("code");`);
    this.addSql(`create index "school_site_division_id_index" on "school_site" ("division_id");`);
    this.addSql(`create index "school_site_institution_id_index" on "school_site" ("institution_id");`);

    this.addSql(
      `create table "retail_licence" ("id" bigserial primary key, "number" text collate "C" not null, "kind" text collate "C" null, "operator_id" bigint null, "address" text collate "C" null, "division_id" bigint null, "longitude" numeric null, "latitude" numeric null, "issued_on" date null, "valid_to" date null, "status" text collate "C" null, "nearest_school_id" bigint null, "distance_to_school" int null);`,
    );
    this.addSql(`alter table "retail_licence" add constraint "retail_licence_number_unique" unique ("number");`);
    this.addSql(`create index "retail_licence_operator_id_index" on "retail_licence" ("operator_id");`);
    this.addSql(`create index "retail_licence_division_id_index" on "retail_licence" ("division_id");`);
    this.addSql(`create index "retail_licence_nearest_school_id_index" on "retail_licence" ("nearest_school_id");`);
    this.addSql(`create index "retail_licence_distance_to_school_index" on "retail_licence" ("distance_to_school");`);

    this.addSql(
      `create table "search_entry" ("kind" text collate "C" not null, "entity_id" bigint not null, "field" text collate "C" not null, "place" smallint not null, "former" boolean not null, "key" text collate "C" not null, "core" text collate "C" null, "grams" int[] null, primary key ("kind", "entity_id", "field", "place"));`,
    );
    this.addSql(`create index search_entry_by_grams on search_entry using gin (grams);`);
    this.addSql(`create index search_entry_by_core on search_entry (core) where core is not null;`);
    this.addSql(`create index search_entry_by_code on search_entry (kind, key) where core is null;`);

    this.addSql(
      `create table "social_assistance" ("id" bigserial primary key, "number" text collate "C" not null, "household" text collate "C" null, "display_name" text collate "C" null, "person_id" bigint null, "programme" text collate "C" null, "monthly_amount" bigint null, "since" date null, "stopped_on" date null, "stop_reason" text collate "C" null, "agency_id" bigint null, "household_size" int null, "checked_on" date null);`,
    );
    this.addSql(`alter table "social_assistance" add constraint "social_assistance_number_unique" unique ("number");`);
    this.addSql(`create index "social_assistance_person_id_index" on "social_assistance" ("person_id");`);
    this.addSql(`create index "social_assistance_agency_id_index" on "social_assistance" ("agency_id");`);

    this.addSql(
      `create table "recipient_social_assistance" ("relief_recipient_id" bigint not null, "social_assistance_id" bigint not null, primary key ("relief_recipient_id", "social_assistance_id"));`,
    );

    this.addSql(
      `create table "source_statement" ("dataset_id" bigint not null, "key" text collate "C" not null, "source" text collate "C" not null, "property" text collate "C" not null, "ord" int not null, "entity_kind" text collate "C" not null, "entity_id" bigint not null, "value" text not null, "shown" text collate "C" null, "authoritative" boolean not null, "written" boolean not null, "since" date not null, "as_of" date not null, primary key ("dataset_id", "key", "source", "property", "ord"));`,
    );
    this.addSql(
      `create index "source_statement_entity_kind_entity_id_property_index" on "source_statement" ("entity_kind", "entity_id", "property");`,
    );

    this.addSql(
      `create table "staff_member" ("id" bigserial primary key, "number" text collate "C" not null, "institution_id" bigint not null, "person_id" bigint null, "display_name" text collate "C" null, "post" text collate "C" null, "hired_on" date null, "status" text collate "C" null, "last_checked_on" date null, "authorised" boolean null, "check_result" text collate "C" null, "disposition" text collate "C" null);`,
    );
    this.addSql(`alter table "staff_member" add constraint "staff_member_number_unique" unique ("number");`);
    this.addSql(`create index "staff_member_institution_id_index" on "staff_member" ("institution_id");`);
    this.addSql(`create index "staff_member_person_id_index" on "staff_member" ("person_id");`);
    this.addSql(`create index "staff_member_last_checked_on_index" on "staff_member" ("last_checked_on");`);

    this.addSql(
      `create table "proposal" ("id" bigserial primary key, "number" text collate "C" not null, "kind" text collate "C" null, "session" text collate "C" null, "title" text collate "C" null, "content" text collate "C" null, "category" text collate "C" null, "proposer_display_name" text collate "C" null, "proposer_delegation" text collate "C" null, "cosigners" int null, "submitted_on" date null, "assigned_on" date null, "complex" boolean null, "reply_due_on" date null, "replied_on" date null, "result" text collate "C" null, "host_agency_id" bigint null, "public_interest_field" text collate "C" null, "conversion_direction" text collate "C" null, "conversion_state" text collate "C" null, "conversion_decided_on" date null, "conversion_reason" text collate "C" null, "conversion_notice_due_on" date null, "conversion_notified_on" date null, "conversion_case_id" bigint null, "conversion_suggestion_id" bigint null);`,
    );
    this.addSql(`alter table "proposal" add constraint "proposal_number_unique" unique ("number");`);
    this.addSql(`create index "proposal_reply_due_on_index" on "proposal" ("reply_due_on");`);
    this.addSql(`create index "proposal_host_agency_id_index" on "proposal" ("host_agency_id");`);
    this.addSql(`create index "proposal_conversion_case_id_index" on "proposal" ("conversion_case_id");`);
    this.addSql(`create index "proposal_conversion_suggestion_id_index" on "proposal" ("conversion_suggestion_id");`);

    this.addSql(
      `create table "proposal_enterprise" ("proposal_id" bigint not null, "enterprise_id" bigint not null, primary key ("proposal_id", "enterprise_id"));`,
    );

    this.addSql(
      `create table "roster_entry" ("id" bigserial primary key, "number" text collate "C" not null, "project_id" bigint null, "employer_id" bigint null, "person_id" bigint null, "display_name" text collate "C" null, "team" text collate "C" null, "trade" text collate "C" null, "contract_signed" boolean null, "entered_on" date null, "left_on" date null, "month" date null, "days" int null);`,
    );
    this.addSql(`alter table "roster_entry" add constraint "roster_entry_number_unique" unique ("number");`);
    this.addSql(`create index "roster_entry_project_id_index" on "roster_entry" ("project_id");`);
    this.addSql(`create index "roster_entry_employer_id_index" on "roster_entry" ("employer_id");`);
    this.addSql(`create index "roster_entry_person_id_index" on "roster_entry" ("person_id");`);

    this.addSql(
      `create table "wage_payment" ("id" bigserial primary key, "number" text collate "C" not null, "project_id" bigint null, "employer_id" bigint null, "person_id" bigint null, "display_name" text collate "C" null, "phone" text collate "C" null, "period_from" date null, "period_to" date null, "days" int null, "paid_on" date null, "due_items" text collate "C" null, "due" bigint null, "deduction_items" text collate "C" null, "deductions" bigint null, "paid" bigint null, "shortfall" bigint null, "paid_through_account" boolean null, "wage_account_id" bigint null, "evidence" text collate "C" null);`,
    );
    this.addSql(`alter table "wage_payment" add constraint "wage_payment_number_unique" unique ("number");`);
    this.addSql(`create index "wage_payment_project_id_index" on "wage_payment" ("project_id");`);
    this.addSql(`create index "wage_payment_employer_id_index" on "wage_payment" ("employer_id");`);
    this.addSql(`create index "wage_payment_person_id_index" on "wage_payment" ("person_id");`);
    this.addSql(`create index "wage_payment_wage_account_id_index" on "wage_payment" ("wage_account_id");`);

    this.addSql(
      `alter table "clue" add "due_on" date null, add "reporter_id" bigint null, add "model_code" text collate "C" null, add "detection_signals" jsonb null default '[]', add "model_title" text collate "C" null;`,
    );
    this.addSql(
      `alter table "clue" add constraint "clue_reporter_id_foreign" foreign key ("reporter_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(`create index "clue_due_on_index" on "clue" ("due_on");`);
    this.addSql(`create index "clue_reporter_id_index" on "clue" ("reporter_id");`);

    this.addSql(`alter table "enterprise" add "legal_representative_person_id" bigint null;`);
    this.addSql(
      `alter table "enterprise" add constraint "enterprise_legal_representative_person_id_foreign" foreign key ("legal_representative_person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `create index "enterprise_legal_representative_person_id_index" on "enterprise" ("legal_representative_person_id");`,
    );

    this.addSql(`alter table "permit" add "project_manager_person_id" bigint null;`);
    this.addSql(
      `alter table "permit" add constraint "permit_project_manager_person_id_foreign" foreign key ("project_manager_person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(`create index "permit_project_manager_person_id_index" on "permit" ("project_manager_person_id");`);

    this.addSql(`alter table "wage_complaint" add "acceptance_due_on" date null, add "closure_due_on" date null;`);

    this.addSql(
      `alter table "discipline_transfer" add constraint "discipline_transfer_from_agency_id_foreign" foreign key ("from_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "discipline_transfer" add constraint "discipline_transfer_to_agency_id_foreign" foreign key ("to_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "discrepancy" add constraint "discrepancy_authoritative_id_foreign" foreign key ("authoritative_id") references "dataset" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "cooperation_document_agency" add constraint "cooperation_document_agency_cooperation_document_id_foreign" foreign key ("cooperation_document_id") references "cooperation_document" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "cooperation_document_agency" add constraint "cooperation_document_agency_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "guardianship_order" add constraint "guardianship_order_issuer_id_foreign" foreign key ("issuer_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "guardianship_order" add constraint "guardianship_order_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "intervention" add constraint "intervention_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "lawsuit" add constraint "lawsuit_court_id_foreign" foreign key ("court_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "case_lawsuit" add constraint "case_lawsuit_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "case_lawsuit" add constraint "case_lawsuit_lawsuit_id_foreign" foreign key ("lawsuit_id") references "lawsuit" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "lawsuit_agent" add constraint "lawsuit_agent_lawsuit_id_foreign" foreign key ("lawsuit_id") references "lawsuit" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "mandatory_report" add constraint "mandatory_report_reporter_id_foreign" foreign key ("reporter_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "mandatory_report" add constraint "mandatory_report_police_station_id_foreign" foreign key ("police_station_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "mandatory_report" add constraint "mandatory_report_clue_id_foreign" foreign key ("clue_id") references "clue" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "parenting_session" add constraint "parenting_session_order_id_foreign" foreign key ("order_id") references "guardianship_order" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "parenting_session" add constraint "parenting_session_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "official" add constraint "official_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "case_official" add constraint "case_official_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "case_official" add constraint "case_official_official_id_foreign" foreign key ("official_id") references "official" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "legal_aid" add constraint "legal_aid_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "legal_aid" add constraint "legal_aid_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "lawsuit_party" add constraint "lawsuit_party_lawsuit_id_foreign" foreign key ("lawsuit_id") references "lawsuit" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "lawsuit_party" add constraint "lawsuit_party_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "lawsuit_party" add constraint "lawsuit_party_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "lawsuit_enterprise" add constraint "lawsuit_enterprise_lawsuit_id_foreign" foreign key ("lawsuit_id") references "lawsuit" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "lawsuit_enterprise" add constraint "lawsuit_enterprise_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "institution" add constraint "institution_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "institution" add constraint "institution_supervisor_id_foreign" foreign key ("supervisor_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "institution" add constraint "institution_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "background_check" add constraint "background_check_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "background_check" add constraint "background_check_requested_by_id_foreign" foreign key ("requested_by_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "enforcement" add constraint "enforcement_lawsuit_id_foreign" foreign key ("lawsuit_id") references "lawsuit" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "enforcement" add constraint "enforcement_applicant_person_id_foreign" foreign key ("applicant_person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "enforcement" add constraint "enforcement_applicant_enterprise_id_foreign" foreign key ("applicant_enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "enforcement" add constraint "enforcement_debtor_person_id_foreign" foreign key ("debtor_person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "enforcement" add constraint "enforcement_debtor_enterprise_id_foreign" foreign key ("debtor_enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "blacklist_entry" add constraint "blacklist_entry_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "blacklist_entry" add constraint "blacklist_entry_responsible_person_id_foreign" foreign key ("responsible_person_id") references "person" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "post" add constraint "post_official_id_foreign" foreign key ("official_id") references "official" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "post" add constraint "post_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "practice_ban" add constraint "practice_ban_court_id_foreign" foreign key ("court_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "practice_ban" add constraint "practice_ban_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "benefit_suspension" add constraint "benefit_suspension_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "benefit_suspension" add constraint "benefit_suspension_premium_arrears_id_foreign" foreign key ("premium_arrears_id") references "premium_arrears" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "relief_recipient" add constraint "relief_recipient_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "relief_recipient" add constraint "relief_recipient_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "relief_recipient" add constraint "relief_recipient_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "relief_recipient" add constraint "relief_recipient_transfer_agency_id_foreign" foreign key ("transfer_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "relief_measure" add constraint "relief_measure_recipient_id_foreign" foreign key ("recipient_id") references "relief_recipient" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "relief_measure" add constraint "relief_measure_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "relief_measure" add constraint "relief_measure_legal_aid_id_foreign" foreign key ("legal_aid_id") references "legal_aid" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "school_site" add constraint "school_site_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "school_site" add constraint "school_site_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "retail_licence" add constraint "retail_licence_operator_id_foreign" foreign key ("operator_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "retail_licence" add constraint "retail_licence_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "retail_licence" add constraint "retail_licence_nearest_school_id_foreign" foreign key ("nearest_school_id") references "school_site" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "social_assistance" add constraint "social_assistance_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "social_assistance" add constraint "social_assistance_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "recipient_social_assistance" add constraint "recipient_social_assistance_relief_recipient_id_foreign" foreign key ("relief_recipient_id") references "relief_recipient" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "recipient_social_assistance" add constraint "recipient_social_assistance_social_assistance_id_foreign" foreign key ("social_assistance_id") references "social_assistance" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "staff_member" add constraint "staff_member_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "staff_member" add constraint "staff_member_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "proposal" add constraint "proposal_host_agency_id_foreign" foreign key ("host_agency_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_conversion_case_id_foreign" foreign key ("conversion_case_id") references "procuratorial_case" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_conversion_suggestion_id_foreign" foreign key ("conversion_suggestion_id") references "suggestion" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "proposal_enterprise" add constraint "proposal_enterprise_proposal_id_foreign" foreign key ("proposal_id") references "proposal" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "proposal_enterprise" add constraint "proposal_enterprise_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "roster_entry" add constraint "roster_entry_project_id_foreign" foreign key ("project_id") references "project" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "roster_entry" add constraint "roster_entry_employer_id_foreign" foreign key ("employer_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "roster_entry" add constraint "roster_entry_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "wage_payment" add constraint "wage_payment_project_id_foreign" foreign key ("project_id") references "project" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "wage_payment" add constraint "wage_payment_employer_id_foreign" foreign key ("employer_id") references "enterprise" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "wage_payment" add constraint "wage_payment_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "wage_payment" add constraint "wage_payment_wage_account_id_foreign" foreign key ("wage_account_id") references "wage_account" ("id") on update no action on delete no action;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "cooperation_document_agency" drop constraint "cooperation_document_agency_cooperation_document_id_foreign";`,
    );
    this.addSql(`alter table "parenting_session" drop constraint "parenting_session_order_id_foreign";`);
    this.addSql(`alter table "case_lawsuit" drop constraint "case_lawsuit_lawsuit_id_foreign";`);
    this.addSql(`alter table "lawsuit_agent" drop constraint "lawsuit_agent_lawsuit_id_foreign";`);
    this.addSql(`alter table "lawsuit_party" drop constraint "lawsuit_party_lawsuit_id_foreign";`);
    this.addSql(`alter table "lawsuit_enterprise" drop constraint "lawsuit_enterprise_lawsuit_id_foreign";`);
    this.addSql(`alter table "enforcement" drop constraint "enforcement_lawsuit_id_foreign";`);
    this.addSql(`alter table "official" drop constraint "official_person_id_foreign";`);
    this.addSql(`alter table "legal_aid" drop constraint "legal_aid_person_id_foreign";`);
    this.addSql(`alter table "enterprise" drop constraint "enterprise_legal_representative_person_id_foreign";`);
    this.addSql(`alter table "lawsuit_party" drop constraint "lawsuit_party_person_id_foreign";`);
    this.addSql(`alter table "enforcement" drop constraint "enforcement_applicant_person_id_foreign";`);
    this.addSql(`alter table "enforcement" drop constraint "enforcement_debtor_person_id_foreign";`);
    this.addSql(`alter table "blacklist_entry" drop constraint "blacklist_entry_responsible_person_id_foreign";`);
    this.addSql(`alter table "practice_ban" drop constraint "practice_ban_person_id_foreign";`);
    this.addSql(`alter table "relief_recipient" drop constraint "relief_recipient_person_id_foreign";`);
    this.addSql(`alter table "social_assistance" drop constraint "social_assistance_person_id_foreign";`);
    this.addSql(`alter table "staff_member" drop constraint "staff_member_person_id_foreign";`);
    this.addSql(`alter table "roster_entry" drop constraint "roster_entry_person_id_foreign";`);
    this.addSql(`alter table "permit" drop constraint "permit_project_manager_person_id_foreign";`);
    this.addSql(`alter table "wage_payment" drop constraint "wage_payment_person_id_foreign";`);
    this.addSql(`alter table "case_official" drop constraint "case_official_official_id_foreign";`);
    this.addSql(`alter table "post" drop constraint "post_official_id_foreign";`);
    this.addSql(`alter table "relief_measure" drop constraint "relief_measure_legal_aid_id_foreign";`);
    this.addSql(`alter table "background_check" drop constraint "background_check_institution_id_foreign";`);
    this.addSql(`alter table "school_site" drop constraint "school_site_institution_id_foreign";`);
    this.addSql(`alter table "staff_member" drop constraint "staff_member_institution_id_foreign";`);
    this.addSql(`alter table "relief_measure" drop constraint "relief_measure_recipient_id_foreign";`);
    this.addSql(
      `alter table "recipient_social_assistance" drop constraint "recipient_social_assistance_relief_recipient_id_foreign";`,
    );
    this.addSql(`alter table "retail_licence" drop constraint "retail_licence_nearest_school_id_foreign";`);
    this.addSql(
      `alter table "recipient_social_assistance" drop constraint "recipient_social_assistance_social_assistance_id_foreign";`,
    );
    this.addSql(`alter table "proposal_enterprise" drop constraint "proposal_enterprise_proposal_id_foreign";`);

    this.addSql(`alter table "clue" drop constraint "clue_reporter_id_foreign";`);

    this.addSql(`drop index "clue_due_on_index";`);
    this.addSql(`drop index "clue_reporter_id_index";`);
    this.addSql(
      `alter table "clue" drop column "due_on", drop column "reporter_id", drop column "model_code", drop column "detection_signals", drop column "model_title";`,
    );

    this.addSql(`drop index "enterprise_legal_representative_person_id_index";`);
    this.addSql(`alter table "enterprise" drop column "legal_representative_person_id";`);

    this.addSql(`drop index "permit_project_manager_person_id_index";`);
    this.addSql(`alter table "permit" drop column "project_manager_person_id";`);

    this.addSql(`alter table "wage_complaint" drop column "acceptance_due_on", drop column "closure_due_on";`);
  }
}
