// Pivot tables are read from both ends; their keys serve the owning side alone.
import { Migration } from '@mikro-orm/migrations';

export class Migration0002 extends Migration {
  override name = 'Migration0002';

  override up(): void {
    this.addSql('create index case_enterprise_by_enterprise on case_enterprise (enterprise_id)');
    this.addSql('create index clue_enterprise_by_enterprise on clue_enterprise (enterprise_id)');
    this.addSql('create index consultation_participant_by_agency on consultation_participant (agency_id)');
    this.addSql('create index suggestion_copied_to_by_agency on suggestion_copied_to (agency_id)');
  }
}
