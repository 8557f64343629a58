// How the hub reaches PostgreSQL: MikroORM for entities and migrations, a plain pool for the read path.

import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { entities } from '../entities/all.ts';
import { migrations } from './migrations/list.ts';
import { ReadPool } from './read-pool.ts';
import { AccessHead, ApiKey, HubSetting, SearchEntry, SourceStatement, TrustedDocumentRecord } from './tables.ts';

/**
 * MikroORM's settings for the database at `url`. The snapshot, by which new migrations are made and checked, is for the
 * command line alone: a running hub would write it anew from whatever database it has migrated.
 */
export const ormConfig = (url: string, snapshot = false) =>
  defineConfig({
    clientUrl: url,
    entities: [...entities, AccessHead, ApiKey, HubSetting, SearchEntry, SourceStatement, TrustedDocumentRecord],
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    forceUtcTimezone: true,
    ignoreUndefinedInQuery: true,
    migrations: {
      silent: true,
      migrationsList: migrations,
      path: 'src/db/migrations',
      snapshot,
      snapshotName: 'schema-snapshot',
      dropTables: false,
      emit: 'ts',
    },
  });

/** Knows all entities; connects when first used. */
export const openOrm = (url: string): Promise<MikroORM> => MikroORM.init(ormConfig(url));

/** A new connection has to plan each statement anew: it is worth keeping over a lull. */
const LONGEST_IDLE = 300_000;

/**
 * The pool of the read path. Generic plans: a statement is planned once per connection, whatever is bound to it
 * (read-path measurements: with a bound LIMIT or a list PostgreSQL would plan every call anew).
 * @param maxWaiting callers that may wait for a connection; one more is refused as Busy
 */
export function openReadPool(url: string, maxWaiting: number, size = 10): ReadPool {
  const options =
    '-c plan_cache_mode=force_generic_plan -c jit=off -c search_path=public -c timezone=Asia/Shanghai -c statement_timeout=30s';
  const config = { connectionString: url, max: size, options, application_name: 'liandong-read' };
  return new ReadPool({ ...config, idleTimeoutMillis: LONGEST_IDLE }, maxWaiting);
}

/** Connections that write. */
export function openWritePool(url: string, max = 2): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'liandong-write',
  });
  // A connection that dies while idle is replaced by the next query.
  pool.on('error', () => {});
  return pool;
}
