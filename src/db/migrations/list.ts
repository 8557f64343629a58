// All migrations in order. Listed, so that they run from the built program without scanning a folder.
import { Migration0001 } from './Migration0001.ts';

export const migrations = [{ name: 'Migration0001', class: Migration0001 }];
