// What every format writes: the rows of the chosen lists, and the columns that their selection makes.
import type { Column } from './columns.ts';
import type { List } from './selection.ts';

/** What is known of an export before its first row. */
export interface Table {
  lists: List[];
  columns: Column[];
  /** What the table is called, in letters that a file and a sheet may be named by. */
  name: string;
}

/** A row of each list, outermost first; null where the row above has none. */
export type TableRow = (object | null)[];

/** Some rows that follow each other. */
export type Page = TableRow[];
