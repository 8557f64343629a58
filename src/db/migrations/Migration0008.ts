// Documents that are registered before anybody asks them.
import { Migration } from '@mikro-orm/migrations';

export class Migration0008 extends Migration {
  override name = 'Migration0008';

  override up(): void {
    this.addSql(
      `create table "trusted_document" ("hash" text not null, "name" text not null, "text" text not null, "registered_by" text not null, "registered_at" timestamptz not null, primary key ("hash"));`,
    );
  }
}
