import pg from 'pg';
import { openOrm } from '/work/main/src/db/database.ts';
import { Model } from '/work/main/src/graph/model.ts';
import { loadSchema } from '/work/main/src/datasets/contractRegisters.ts';
import { targetOf } from '/work/main/src/datasets/target.ts';
import { upsertReference } from '/work/main/src/datasets/reference.ts';
import { takeInFolder } from '/work/main/src/datasets/take-in-folder.ts';
const db = 'm_scale';
const admin = new pg.Client('postgresql://root@127.0.0.1:5432/postgres');
await admin.connect();
await admin.query(`drop database if exists ${db} with (force)`);
await admin.query(`create database ${db}`);
await admin.end();
const url = `postgresql://root@127.0.0.1:5432/${db}`;
const orm = await openOrm(url);
await orm.migrator.up();
const model = new Model(orm);
const schema = loadSchema('/work/main/schema');
for (const c of schema.contracts) try { targetOf(model, c); } catch (e) { console.log(String(e)); }
await orm.em.getConnection().execute('create index on enterprise using gin (name_keys) with (fastupdate = off)'); await orm.em.getConnection().execute('create index on enterprise using gin (name_cores) with (fastupdate = off)');
const pool = new pg.Pool({ connectionString: url });
await upsertReference(pool, schema);
await upsertReference(pool, schema);
const t0 = Date.now();
try {
  await takeInFolder({ pool, model, schema }, process.argv[2], { hubDate: '2025-06-06', onFile: (p) => console.log(Date.now() - t0, p.file.slice(17), p.report && JSON.stringify(Object.values(p.report).slice(5))) });
} catch (e) { console.log(e); }
await pool.end(); await orm.close();
