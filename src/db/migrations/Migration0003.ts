import { Migration } from '@mikro-orm/migrations';

export class Migration0003 extends Migration {
  override name = 'Migration0003';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "person" ("id" bigserial primary key, "token" text collate "C" null, "identity_cipher" text collate "C" null, "display_name" text collate "C" null, "identity_number" text collate "C" null, "minor" boolean null);`,
    );
    this.addSql(`alter table "person" add constraint "person_token_unique" unique ("token");`);
  }
}
