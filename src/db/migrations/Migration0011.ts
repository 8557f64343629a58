// What becomes of documents that are not registered is said by the key of a client, where that is not left to the settings.
import { Migration } from '@mikro-orm/migrations';

export class Migration0011 extends Migration {
  override name = 'Migration0011';

  override up(): void {
    this.addSql(`alter table "api_key" add column "documents" text null;`);
  }
}
