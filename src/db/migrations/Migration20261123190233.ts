import { Migration } from '@mikro-orm/migrations';

export class Migration20261123190233 extends Migration {
  override name = 'Migration20261123190233';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "cooperation_document" ("id" bigserial primary key, "code" text collate "C" not null, "title" text collate "C" null, "document_number" text collate "C" null, "signed_on" date null, "field" text collate "C" null, "mechanism" text collate "C" null, "signed_precision" text collate "C" null, "trial" boolean null);`,
    );
    this.addSql(
      `alter table "cooperation_document" add constraint "cooperation_document_code_unique" unique ("code");`,
    );

    this.addSql(
      `create table "cooperation_document_agency" ("cooperation_document_id" bigint not null, "agency_id" bigint not null, primary key ("cooperation_document_id", "agency_id"));`,
    );

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
      `alter table "cooperation_document_agency" add constraint "cooperation_document_agency_cooperation_document_id_foreign" foreign key ("cooperation_document_id") references "cooperation_document" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "cooperation_document_agency" add constraint "cooperation_document_agency_agency_id_foreign" foreign key ("agency_id") references "agency" ("id") on update cascade on delete cascade;`,
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
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "cooperation_document_agency" drop constraint "cooperation_document_agency_cooperation_document_id_foreign";`,
    );
    this.addSql(`alter table "proposal_enterprise" drop constraint "proposal_enterprise_proposal_id_foreign";`);
  }
}
