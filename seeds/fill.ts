// Fills a database for benchmarks: the deliveries are written into a temporary folder and taken in as an agency's are.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { buildHub } from '../src/hub.ts';

/**
 * Brings the tables of the database at `url` up to date and takes in what `write` puts into a folder, on the hub date of
 * the demo. `tell` gets a line for each file.
 */
export async function fillDatabase(
  url: string,
  write: (folder: string) => void,
  tell: (line: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-fill-'));
  const hub = await buildHub({ ...readConfig({}), databaseUrl: url });
  try {
    write(folder);
    await hub.migrate();
    await hub.importGrants(fileURLToPath(new URL('grants.yaml', import.meta.url)));
    let since = performance.now();
    await hub.importFolder(folder, ({ file, done, total, report }) => {
      const seconds = (performance.now() - since) / 1000;
      since = performance.now();
      const rows = report?.rowsRead ?? 0;
      tell(
        `[${done}/${total}] ${basename(file)}: ${rows} 行 rows, ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`,
      );
    });
    await hub.passDay();
  } finally {
    await hub.close();
    rmSync(folder, { recursive: true });
  }
}
