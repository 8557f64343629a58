// Writes the deliveries of the demo city into seeds/, byte for byte alike on each run, or with `--scale` a database of
// any size for benchmarks: `npm run seeds -- --scale 0.1 --out /tmp/big` (1 = 200 000 enterprises, 600 000 complaints).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesOf, type Delivery } from './delivery.ts';
import { constructionFiles } from './files/construction.ts';
import { justiceFiles } from './files/justice.ts';
import { registryFiles } from './files/registry.ts';
import { revenueFiles } from './files/revenue.ts';
import { wageFiles } from './files/wages.ts';
import { writeScaled } from './scale.ts';
import { buildWorld } from './world/world.ts';

/** All deliveries of the demo city. */
function deliveries(): Delivery[] {
  const world = buildWorld();
  return [registryFiles, constructionFiles, wageFiles, revenueFiles, justiceFiles].flatMap((files) => files(world));
}

/** Writes the deliveries of the demo city under a folder and returns their paths below it. */
export function writeSeeds(folder: string): string[] {
  return deliveries().map((delivery) => {
    const path = join(folder, delivery.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytesOf(delivery));
    return delivery.path;
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { scale: { type: 'string' }, out: { type: 'string' } } });
  const folder = values.out ?? import.meta.dirname;
  if (values.scale === undefined) console.log(writeSeeds(folder).join('\n'));
  else if (values.out === undefined)
    throw new Error('--scale 需要 --out 目录 · --scale needs a folder: --out <folder>');
  else writeScaled(Number(values.scale), folder);
}
