// All migrations in order. Listed, so that they run from the built program without scanning a folder.
import { Migration0001 } from './Migration0001.ts';
import { Migration0002 } from './Migration0002.ts';
import { Migration0003 } from './Migration0003.ts';
import { Migration0004 } from './Migration0004.ts';
import { Migration0005 } from './Migration0005.ts';
import { Migration0006 } from './Migration0006.ts';
import { Migration0007 } from './Migration0007.ts';
import { Migration0008 } from './Migration0008.ts';
import { Migration0010 } from './Migration0010.ts';
import { Migration0011 } from './Migration0011.ts';

export const migrations = [
  { name: 'Migration0001', class: Migration0001 },
  { name: 'Migration0002', class: Migration0002 },
  { name: 'Migration0003', class: Migration0003 },
  { name: 'Migration0004', class: Migration0004 },
  { name: 'Migration0005', class: Migration0005 },
  { name: 'Migration0006', class: Migration0006 },
  { name: 'Migration0007', class: Migration0007 },
  { name: 'Migration0008', class: Migration0008 },
  { name: 'Migration0010', class: Migration0010 },
  { name: 'Migration0011', class: Migration0011 },
];
