// Pivot tables are read from both ends; their keys serve the owning side alone. And account numbers, which used to be the
// keys of records in the clear, go: the next delivery of each account writes its record anew.
import { Migration } from '@mikro-orm/migrations';

export class Migration0004 extends Migration {
  override name = 'Migration0004';

  override up(): void {
    this.addSql('create index lawsuit_enterprise_by_enterprise on lawsuit_enterprise (enterprise_id)');
    this.addSql('create index case_lawsuit_by_lawsuit on case_lawsuit (lawsuit_id)');
    this.addSql('create index case_official_by_official on case_official (official_id)');
    this.addSql('create index proposal_enterprise_by_enterprise on proposal_enterprise (enterprise_id)');
    this.addSql('create index cooperation_document_by_agency on cooperation_document_agency (agency_id)');
    this.addSql('create index recipient_by_social_assistance on recipient_social_assistance (social_assistance_id)');
    this.addSql(`update source_record r set current = false, key = 'retired ' || r.id from dataset d
      where d.id = r.dataset_id and d.code = 'wage_account'`);
  }
}
