// Tokens become API keys: each row says itself what its bearer may be, and a key that was taken back is still known. The
// tokens of agencies and offices stay good; a demo makes its own anew when it starts.
import { Migration } from '@mikro-orm/migrations';

export class Migration0006 extends Migration {
  override name = 'Migration0006';

  override up(): void {
    this.addSql(
      `create table "api_key" ("id" bigserial primary key, "hash" text not null, "name" text not null, "agency" text null, "roles" text[] not null, "division" text null, "datasets" text[] null, "demo" boolean not null, "created_at" timestamptz not null default now(), "expires_at" timestamptz null, "revoked_at" timestamptz null);`,
    );
    this.addSql(`alter table "api_key" add constraint "api_key_hash_unique" unique ("hash");`);
    this.addSql(`insert into api_key (hash, name, agency, roles, demo, created_at, expires_at)
      select hash, principal, case when office then null else principal end,
        array[case when office then principal else 'agency' end], false, created_at, expires_at
      from access_token, lateral (select principal in ('analyst', 'operator', 'auditor') as office) o
      where expires_at is not null`);
    this.addSql('drop table access_token');
  }
}
