// All migrations in order. Listed, so that they run from the built program without scanning a folder.
import { Migration0001 } from './Migration0001.ts';
import { Migration0002 } from './Migration0002.ts';
import { Migration0003 } from './Migration0003.ts';
import { Migration0004 } from './Migration0004.ts';
import { Migration0005 } from './Migration0005.ts';

export const migrations = [
  { name: 'Migration0001', class: Migration0001 },
  { name: 'Migration0002', class: Migration0002 },
  { name: 'Migration0003', class: Migration0003 },
  { name: 'Migration0004', class: Migration0004 },
  { name: 'Migration0005', class: Migration0005 },
];
