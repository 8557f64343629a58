// Grants of access and requests for them. Each change of a grant makes a new version of all grants and is told to every
// hub: what a policy was made from is then read anew. The triggers speak of rows, so that an upsert that changes none is
// no news.
import { Migration } from '@mikro-orm/migrations';

export class Migration0010 extends Migration {
  override name = 'Migration0010';

  override up(): void {
    this.addSql(
      `create table "access_request" ("id" bigserial primary key, "number" text collate "C" not null, "dataset_id" bigint not null, "applicant_id" bigint not null, "requested_by" text collate "C" not null, "fields" text[] not null default '{}', "treatment" text collate "C" not null, "purpose" text collate "C" not null, "legal_basis" text collate "C" not null, "division_id" bigint null, "until" timestamptz null, "requested_at" timestamptz not null, "requested_on" date not null, "due_on" date null, "extended_on" date null, "extension_reason" text collate "C" null, "decided_at" timestamptz null, "decided_on" date null, "decided_by" text collate "C" null, "outcome" text collate "C" null, "decision_reason" text collate "C" null, "decision_legal_basis" text collate "C" null, "deliver_by" date null);`,
    );
    this.addSql(`alter table "access_request" add constraint "access_request_number_unique" unique ("number");`);
    this.addSql(`create index "access_request_dataset_id_index" on "access_request" ("dataset_id");`);
    this.addSql(`create index "access_request_applicant_id_index" on "access_request" ("applicant_id");`);
    this.addSql(`create index "access_request_division_id_index" on "access_request" ("division_id");`);
    this.addSql(`create index "access_request_due_on_index" on "access_request" ("due_on");`);

    this.addSql(
      `create table "access_grant" ("id" bigserial primary key, "code" text collate "C" not null, "dataset_id" bigint not null, "grantee" text collate "C" not null, "fields" jsonb not null default '[]', "treatment" text collate "C" not null, "purpose" text collate "C" not null, "division_id" bigint null, "until" timestamptz null, "legal_basis" text collate "C" not null, "declassifies" text[] not null default '{}', "origin" text collate "C" not null, "request_id" bigint null, "granted_at" timestamptz not null, "granted_by" text collate "C" null, "revoked_at" timestamptz null, "revoked_by" text collate "C" null, "revocation_reason" text collate "C" null);`,
    );
    this.addSql(`alter table "access_grant" add constraint "access_grant_code_unique" unique ("code");`);
    this.addSql(`create index "access_grant_dataset_id_index" on "access_grant" ("dataset_id");`);
    this.addSql(`create index "access_grant_grantee_index" on "access_grant" ("grantee");`);
    this.addSql(`create index "access_grant_division_id_index" on "access_grant" ("division_id");`);
    this.addSql(`create index "access_grant_request_id_index" on "access_grant" ("request_id");`);

    this.addSql(
      `alter table "access_request" add constraint "access_request_dataset_id_foreign" foreign key ("dataset_id") references "dataset" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "access_request" add constraint "access_request_applicant_id_foreign" foreign key ("applicant_id") references "agency" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "access_request" add constraint "access_request_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "access_grant" add constraint "access_grant_dataset_id_foreign" foreign key ("dataset_id") references "dataset" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "access_grant" add constraint "access_grant_division_id_foreign" foreign key ("division_id") references "division" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "access_grant" add constraint "access_grant_request_id_foreign" foreign key ("request_id") references "access_request" ("id") on update no action on delete no action;`,
    );

    this.addSql(`create function access_grant_changed() returns trigger language plpgsql as $$
      begin
        insert into hub_setting (name, value) values ('access-version', '1')
          on conflict (name) do update set value = (hub_setting.value::bigint + 1)::text;
        notify access_grants;
        return null;
      end $$`);
    this.addSql(`create trigger access_grant_comes_or_goes after insert or delete on access_grant
      for each row execute function access_grant_changed()`);
    this.addSql(`create trigger access_grant_changes after update on access_grant
      for each row when (old.* is distinct from new.*) execute function access_grant_changed()`);
  }
}
