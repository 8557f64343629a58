// Search goes through names length by length: it now knows where to stop.
import { Migration } from '@mikro-orm/migrations';

export class Migration0005 extends Migration {
  override name = 'Migration0005';

  override up(): void {
    this.addSql('create index search_entry_by_length on search_entry (kind, length(core)) where core is not null');
  }
}
