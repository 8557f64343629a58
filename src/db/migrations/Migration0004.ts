import { Migration } from '@mikro-orm/migrations';

export class Migration0004 extends Migration {

  override name = 'Migration0004';

  override up(): void | Promise<void> {
    this.addSql(`create table "guardianship_order" ("id" bigserial primary key, "number" text collate "C" not null, "issuer_id" bigint null, "case_id" bigint null, "issued_on" date null, "ends_on" date null, "follow_ups" int null, "last_follow_up_on" date null, "next_follow_up_on" date null, "evaluation" text collate "C" null, "child" text collate "C" null);`);
    this.addSql(`alter table "guardianship_order" add constraint "guardianship_order_number_unique" unique ("number");`);
    this.addSql(`create index "guardianship_order_issuer_id_index" on "guardianship_order" ("issuer_id");`);
    this.addSql(`create index "guardianship_order_case_id_index" on "guardianship_order" ("case_id");`);
    this.addSql(`create index "guardianship_order_issued_on_index" on "guardianship_order" ("issued_on");`);

    this.addSql(`create table "institution" ("id" bigserial primary key, "code" text collate "C" not null, "name" text collate "C" not null, "kind" text collate "C" null, "division_id" bigint null, "supervisor_id" bigint null, "enterprise_id" bigint null, "licence_valid_to" date null);`);
    this.addSql(`alter table "institution" add constraint "institution_code_unique" unique ("code");`);
    this.addSql(`create index "institution_division_id_index" on "institution" ("division_id");`);
    this.addSql(`create index "institution_supervisor_id_index" on "institution" ("supervisor_id");`);
    this.addSql(`create index "institution_enterprise_id_index" on "institution" ("enterprise_id");`);

    this.addSql(`create table "background_check" ("id" bigserial primary key, "number" text collate "C" not null, "institution_id" bigint null, "institution_kind" text collate "C" null, "requested_by_id" bigint null, "checked_on" date null, "occasion" text collate "C" null, "persons" int null, "result" text collate "C" null);`);
    this.addSql(`alter table "background_check" add constraint "background_check_number_unique" unique ("number");`);
    this.addSql(`create index "background_check_institution_id_index" on "background_check" ("institution_id");`);
    this.addSql(`create index "background_check_requested_by_id_index" on "background_check" ("requested_by_id");`);
    this.addSql(`create index "background_check_checked_on_index" on "background_check" ("checked_on");`);

    this.addSql(`create table "intervention" ("id" bigserial primary key, "number" text collate "C" not null, "kind" text collate "C" not null, "level" text collate "C" null, "agency_id" bigint null, "subject" text collate "C" null, "graded_on" date null, "measure" text collate "C" null, "starts_on" date null, "ends_on" date null, "evaluated_on" date null, "evaluation" text collate "C" null);`);
    this.addSql(`alter table "intervention" add constraint "intervention_number_unique" unique ("number");`);
    this.addSql(`create index "intervention_agency_id_index" on "intervention" ("agency_id");`);

    this.addSql(`create table "mandatory_report" ("id" bigserial primary key, "number" text collate "C" not null, "reporter_id" bigint null, "reported_on" date null, "situation" text collate "C" null, "police_station_id" bigint null, "accepted_on" date null, "handling" text collate "C" null, "feedback_on" date null, "notified_on" date null, "victim" text collate "C" null, "clue_id" bigint null);`);
    this.addSql(`alter table "mandatory_report" add constraint "mandatory_report_number_unique" unique ("number");`);
    this.addSql(`create index "mandatory_report_reporter_id_index" on "mandatory_report" ("reporter_id");`);
    this.addSql(`create index "mandatory_report_reported_on_index" on "mandatory_report" ("reported_on");`);
    this.addSql(`create index "mandatory_report_police_station_id_index" on "mandatory_report" ("police_station_id");`);
    this.addSql(`create index "mandatory_report_clue_id_index" on "mandatory_report" ("clue_id");`);

    this.addSql(`create table "parenting_session" ("id" bigserial primary key, "number" text collate "C" not null, "order_id" bigint null, "held_on" date null, "agency_id" bigint null, "form" text collate "C" null, "hours" numeric null);`);
    this.addSql(`alter table "parenting_session" add constraint "parenting_session_number_unique" unique ("number");`);
    this.addSql(`create index "parenting_session_order_id_index" on "parenting_session" ("order_id");`);
    this.addSql(`create index "parenting_session_held_on_index" on "parenting_session" ("held_on");`);
    this.addSql(`create index "parenting_session_agency_id_index" on "parenting_session" ("agency_id");`);

    this.addSql(`create table "practice_ban" ("id" bigserial primary key, "number" text collate "C" not null, "judgment_number" text collate "C" null, "court_id" bigint null, "person_id" bigint null, "display_name" text collate "C" null, "basis" text collate "C" null, "decided_on" date null, "effective_on" date null, "starts_on" date null, "ends_on" date null, "delivered_to_education_on" date null);`);
    this.addSql(`alter table "practice_ban" add constraint "practice_ban_number_unique" unique ("number");`);
    this.addSql(`create index "practice_ban_court_id_index" on "practice_ban" ("court_id");`);
    this.addSql(`create index "practice_ban_person_id_index" on "practice_ban" ("person_id");`);

    this.addSql(`create table "school_site" ("id" bigserial primary key, "code" text collate "C" not null, "name" text collate "C" not null, "kind" text collate "C" null, "division_id" bigint null, "longitude" numeric null, "latitude" numeric null, "opened_on" date null, "institution_id" bigint null);`);
    this.addSql(`alter table "school_site" add constraint "school_site_code_unique" unique ("code");`);
    this.addSql(`create index "school_site_division_id_index" on "school_site" ("division_id");`);
    this.addSql(`create index "school_site_institution_id_index" on "school_site" ("institution_id");`);

    this.addSql(`create table "retail_licence" ("id" bigserial primary key, "number" text collate "C" not null, "kind" text collate "C" null, "operator_id" bigint null, "address" text collate "C" null, "division_id" bigint null, "longitude" numeric null, "latitude" numeric null, "issued_on" date null, "valid_to" date null, "status" text collate "C" null, "nearest_school_id" bigint null, "distance_to_school" int null);`);
    this.addSql(`alter table "retail_licence" add constraint "retail_licence_number_unique" unique ("number");`);
    this.addSql(`create index "retail_licence_operator_id_index" on "retail_licence" ("operator_id");`);
    this.addSql(`create index "retail_licence_division_id_index" on "retail_licence" ("division_id");`);
    this.addSql(`create index "retail_licence_nearest_school_id_index" on "retail_licence" ("nearest_school_id");`);
    this.addSql(`create index "retail_licence_distance_to_school_index" on "retail_licence" ("distance_to_school");`);

    this.addSql(`create table "staff_member" ("id" bigserial primary key, "number" text collate "C" not null, "institution_id" bigint not null, "person_id" bigint null, "display_name" text collate "C" null, "post" text collate "C" null, "hired_on" date null, "status" text collate "C" null, "last_checked_on" date null, "authorised" boolean null, "check_result" text collate "C" null, "disposition" text collate "C" null);`);
    this.addSql(`alter table "staff_member" add constraint "staff_member_number_unique" unique ("number");`);
    this.addSql(`create index "staff_member_institution_id_index" on "staff_member" ("institution_id");`);
    this.addSql(`create index "staff_member_person_id_index" on "staff_member" ("person_id");`);
    this.addSql(`create index "staff_member_last_checked_on_index" on "staff_member" ("last_checked_on");`);

    this.addSql(`alter table "clue" add "reporter_id" bigint null;`);
    this.addSql(`alter table "clue" add constraint "clue_reporter_id_foreign" foreign key ("reporter_id") references "agency" ("id") on update no action on delete no action;`);
    this.addSql(`create index "clue_reporter_id_index" on "clue" ("reporter_id");`);

    this.addSql(`alter table "guardianship_order" add constraint "guardianship_order_issuer_id_foreign" foreign key ("issuer_id") references "agency" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "guardianship_order" add constraint "guardianship_order_case_id_foreign" foreign key ("case_id") references "procuratorial_case" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "institution" add constraint "institution_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "institution" add constraint "institution_supervisor_id_foreign" foreign key ("supervisor_id") references "agency" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "institution" add constraint "institution_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "background_check" add constraint "background_check_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "background_check" add constraint "background_check_requested_by_id_foreign" foreign key ("requested_by_id") references "agency" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "intervention" add constraint "intervention_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "mandatory_report" add constraint "mandatory_report_reporter_id_foreign" foreign key ("reporter_id") references "agency" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "mandatory_report" add constraint "mandatory_report_police_station_id_foreign" foreign key ("police_station_id") references "agency" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "mandatory_report" add constraint "mandatory_report_clue_id_foreign" foreign key ("clue_id") references "clue" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "parenting_session" add constraint "parenting_session_order_id_foreign" foreign key ("order_id") references "guardianship_order" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "parenting_session" add constraint "parenting_session_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "practice_ban" add constraint "practice_ban_court_id_foreign" foreign key ("court_id") references "agency" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "practice_ban" add constraint "practice_ban_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "school_site" add constraint "school_site_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "school_site" add constraint "school_site_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "retail_licence" add constraint "retail_licence_operator_id_foreign" foreign key ("operator_id") references "enterprise" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "retail_licence" add constraint "retail_licence_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "retail_licence" add constraint "retail_licence_nearest_school_id_foreign" foreign key ("nearest_school_id") references "school_site" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "staff_member" add constraint "staff_member_institution_id_foreign" foreign key ("institution_id") references "institution" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "staff_member" add constraint "staff_member_person_id_foreign" foreign key ("person_id") references "person" ("id") on update no action on delete no action;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "parenting_session" drop constraint "parenting_session_order_id_foreign";`);
    this.addSql(`alter table "background_check" drop constraint "background_check_institution_id_foreign";`);
    this.addSql(`alter table "school_site" drop constraint "school_site_institution_id_foreign";`);
    this.addSql(`alter table "staff_member" drop constraint "staff_member_institution_id_foreign";`);
    this.addSql(`alter table "retail_licence" drop constraint "retail_licence_nearest_school_id_foreign";`);

    this.addSql(`alter table "clue" drop constraint "clue_reporter_id_foreign";`);

    this.addSql(`drop index "clue_reporter_id_index";`);
    this.addSql(`alter table "clue" drop column "reporter_id";`);
  }

}
