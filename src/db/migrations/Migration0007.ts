// The record of every access, which nobody changes: the serving role may only add to it (db/roles.ts), and triggers refuse
// even the owner. And what imports need of an owner, as functions that the serving role may call.
import { Migration } from '@mikro-orm/migrations';

export class Migration0007 extends Migration {
  override name = 'Migration0007';

  override up(): void {
    this.tables();
    this.guards();
    this.maintenance();
  }

  private tables(): void {
    this.addSql(
      `create table "access_head" ("chain" int not null, "number" numeric not null, "hash" text collate "C" not null, "at" timestamptz not null, "key_id" text collate "C" not null, "signature" text collate "C" not null, primary key ("chain", "number"));`,
    );
    this.addSql(
      `create table "access_record" ("id" bigserial primary key, "chain" int not null, "number" numeric not null, "at" timestamptz not null, "principal" text collate "C" not null, "agency" text collate "C" null, "roles" text[] not null default '{}', "purpose_grant" text collate "C" null, "case_number" text collate "C" null, "grants" text[] not null default '{}', "document_hash" text collate "C" not null, "operation" text collate "C" null, "kind" text collate "C" not null, "variables" text collate "C" not null, "datasets" text[] not null default '{}', "fields" text[] not null default '{}', "withheld" int not null, "rows" int null, "denials" text[] not null default '{}', "outcome" text collate "C" not null, "duration" numeric not null, "address" text collate "C" null, "reference" text collate "C" null, "previous" text collate "C" not null, "hash" text collate "C" not null);`,
    );
    this.addSql(`create index "access_record_principal_at_index" on "access_record" ("principal", "at");`);
    this.addSql(`create index "access_record_at_index" on "access_record" ("at");`);
    this.addSql(
      `alter table "access_record" add constraint "access_record_chain_number_unique" unique ("chain", "number");`,
    );
  }

  /** Rows past their retention go by audit/retention.ts alone, which says so. */
  private guards(): void {
    this.addSql(`create function access_log_refuse() returns trigger language plpgsql as $$ begin
      if tg_op = 'DELETE' and current_setting('liandong.retention', true) = 'on' then return old; end if;
      raise exception '访问记录不可更改 · The record of accesses is never changed: % on %', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
    end $$`);
    for (const table of ['access_record', 'access_head']) {
      this.addSql(`create trigger ${table}_refuse before update or delete on ${table}
        for each row execute function access_log_refuse()`);
      this.addSql(`create trigger ${table}_refuse_truncate before truncate on ${table}
        for each statement execute function access_log_refuse()`);
    }
  }

  /** Each checks that its caller may change the table's rows: the log's keys are nobody's to set. */
  private maintenance(): void {
    this.addSql(`create function hub_own_table(name text) returns regclass language plpgsql stable
      set search_path = pg_catalog, pg_temp as $$
      declare found regclass;
      begin
        select c.oid into found from pg_class c where c.relname = name and c.relkind = 'r'
          and c.relnamespace = 'public'::regnamespace and has_table_privilege(session_user, c.oid, 'UPDATE');
        if found is null then raise exception 'no table of the hub: %', name using errcode = 'undefined_table'; end if;
        return found;
      end $$`);
    this.addSql(`create function hub_analyze(name text) returns void language plpgsql security definer
      set search_path = pg_catalog, pg_temp as $$
      begin execute format('analyze %s', public.hub_own_table(name)); end $$`);
    this.addSql(`create function hub_continue_keys(name text) returns void language plpgsql security definer
      set search_path = pg_catalog, pg_temp as $$
      declare
        own regclass := public.hub_own_table(name);
        next bigint;
      begin
        execute format('select coalesce(max(id), 0) + 1 from %s', own) into next;
        execute format('alter sequence %s restart with %s', pg_get_serial_sequence(own::text, 'id'), next);
      end $$`);
    this.addSql(`create function hub_clean_search() returns void language sql security definer
      set search_path = pg_catalog, pg_temp as $$
      select gin_clean_pending_list('public.search_entry_by_grams') $$`);
    const functions = 'hub_own_table(text), hub_analyze(text), hub_continue_keys(text), hub_clean_search()';
    this.addSql(`revoke execute on function ${functions} from public`);
  }
}
