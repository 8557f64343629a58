// For the MikroORM command line: npm run migration:create and check:migrations, both with DATABASE_URL set.
import 'reflect-metadata';
import { readConfig } from '../config.ts';
import { ormConfig } from './database.ts';

export default ormConfig(
  readConfig().databaseAdminUrl ?? readConfig().databaseUrl ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  true,
);
