// Two roles: one owns the tables and migrates them, one serves. The one that serves can do with the hub's data what imports
// and questions need, but to the record of accesses it can only add.
import type { ClientBase, Pool } from 'pg';
import pg from 'pg';

const LOG = ['access_record', 'access_head'];

/** The role of a connection. */
export async function roleOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ role: string }>('select current_user as role');
  return rows[0]!.role;
}

/** Whether the role of a connection may change the hub's tables, or make them where there are none. */
export async function mayMigrate(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>(
    `select coalesce(
       (select pg_has_role(relowner, 'usage') from pg_class
        where relnamespace = 'public'::regnamespace and relname = 'mikro_orm_migrations'),
       has_schema_privilege('public', 'create')) as may`,
  );
  return rows[0]!.may;
}

/** Makes the hub's objects the owner's own, where a database was migrated by the role that serves; run by the owner. */
export async function takeOver(client: ClientBase, serving: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `with old as (select oid from pg_roles where rolname = $1 and rolname <> current_user)
     select format('alter table public.%I owner to %I', relname, current_user) as statement from pg_class, old
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relowner = old.oid
     union all select format('alter function %s owner to %I', p.oid::regprocedure, current_user) from pg_proc p, old
       where pronamespace = 'public'::regnamespace and proowner = old.oid
     union all select format('alter database %I owner to %I', datname, current_user) from pg_database, old
       where datname = current_database() and datdba = old.oid`,
    [serving],
  );
  for (const { statement } of rows) await client.query(statement);
}

/** Gives the serving role what it needs, of tables that are there and of those to come; run by the owner. */
export async function grantServing(client: ClientBase, serving: string): Promise<void> {
  const { rows } = await client.query<{ database: string; owner: string }>(
    'select current_database() as database, current_user as owner',
  );
  const { database, owner } = rows[0]!;
  if (owner === serving) return;
  const role = pg.escapeIdentifier(serving);
  const log = LOG.join(', ');
  for (const statement of [
    `grant connect, temporary on database ${pg.escapeIdentifier(database)} to ${role}`,
    `revoke create on schema public from ${role}`,
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant truncate on search_entry to ${role}`,
    `grant usage, select, update on all sequences in schema public to ${role}`,
    `revoke all on ${log}, mikro_orm_migrations from ${role}`,
    `revoke update on sequence access_record_id_seq from ${role}`,
    `grant select on mikro_orm_migrations to ${role}`,
    `grant select, insert on ${log} to ${role}`,
    `grant execute on function hub_analyze(text), hub_continue_keys(text), hub_clean_search() to ${role}`,
    `alter default privileges in schema public grant select, insert, update, delete on tables to ${role}`,
    `alter default privileges in schema public grant usage, select, update on sequences to ${role}`,
  ])
    await client.query(statement);
}

/** Whether the role that serves could change the record of accesses: then only its chain protects it. */
export async function mayChangeLog(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>(
    `select bool_or(pg_has_role(session_user, relowner, 'member') or pg_has_role(session_user, nspowner, 'member')
       or has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')) as may
     from pg_class c join pg_namespace n on n.oid = relnamespace where relnamespace = 'public'::regnamespace and relname = any($1)`,
    [LOG],
  );
  return rows[0]!.may;
}
