// Brings the tables up to date. Only the role that owns them can: a hub that is told of the serving role alone sees to it that
// nothing is pending.
import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { removeExpired } from '../audit/retention.ts';
import type { Config } from '../config.ts';
import type { Model } from '../graph/model.ts';
import { Problem } from '../problem.ts';
import { openWritePool } from './database.ts';
import { grantServing, mayMigrate, roleOf, takeOver } from './roles.ts';
import { areSummariesCurrent, bringSummariesUpToDate } from './summaries.ts';
import { inTransaction, lockDeliveries } from './transaction.ts';

/** What is migrated. */
export interface Tables {
  orm: MikroORM;
  model: Model;
  /** Connections of the role that serves. */
  writers: pg.Pool;
}

type Settings = Pick<Config, 'databaseAdminUrl' | 'auditRetentionDays'>;

/** Throws Problem MIGRATION_PENDING where the owner has to migrate and is not known. */
export async function migrateTables(tables: Tables, settings: Settings): Promise<void> {
  const { databaseAdminUrl } = settings;
  if (databaseAdminUrl === null) {
    if (await mayMigrate(tables.writers)) await migrateAsOwner(tables.writers, tables, settings);
    else if (await isPending(tables)) throw pending();
    return;
  }
  const owners = openWritePool(databaseAdminUrl);
  try {
    await migrateAsOwner(owners, tables, settings);
  } finally {
    await owners.end();
  }
}

async function migrateAsOwner(
  owners: pg.Pool,
  { orm, model, writers }: Tables,
  { auditRetentionDays }: Settings,
): Promise<void> {
  const serving = await roleOf(writers);
  await inTransaction(owners, (client) => takeOver(client, serving));
  await orm.migrator.up();
  await inTransaction(owners, async (client) => {
    await lockDeliveries(client);
    await bringSummariesUpToDate(client, model);
    await removeExpired(client, auditRetentionDays);
    await grantServing(client, serving);
  });
}

async function isPending({ orm, model, writers }: Tables): Promise<boolean> {
  const { rowCount: begun } = await writers.query(
    `select from pg_class where relnamespace = 'public'::regnamespace and relname = 'mikro_orm_migrations'`,
  );
  if (!begun || (await orm.migrator.getPending()).length > 0) return true;
  return !(await inTransaction(writers, (client) => areSummariesCurrent(client, model)));
}

const pending = () =>
  new Problem(
    'MIGRATION_PENDING',
    '数据库结构不是最新，而 DATABASE_URL 的角色无权更新 · The tables are not up to date, and the role of DATABASE_URL may not change them',
    '设置 DATABASE_ADMIN_URL 后执行 npm run migrate · Run npm run migrate with DATABASE_ADMIN_URL set',
  );
