// Takes the seeds into the database named on the command line and writes a line for each file: a process to be killed.
import 'reflect-metadata';
import pg from 'pg';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { takeInFolder } from '../src/datasets/take-in-folder.ts';
import { openOrm } from '../src/db/database.ts';
import { derive } from '../src/entities/derivations.ts';
import { Model } from '../src/graph/model.ts';
import { identities } from './keys.ts';

const [url = '', hubDate = ''] = process.argv.slice(2);
const orm = await openOrm(url);
const intake = {
  pool: new pg.Pool({ connectionString: url }),
  model: new Model(orm),
  schema: loadSchema('schema'),
  identities,
  derive,
};
await takeInFolder(intake, 'seeds', { hubDate, onFile: ({ file }) => process.stdout.write(`${file}\n`) });
await intake.pool.end();
await orm.close();
