// Writes the deliveries of the demo city into seeds/, byte for byte alike on each run, or with `--scale` those of a city of
// any size; with `--fill` it takes them into a database (see USAGE).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesOf, type Delivery } from './delivery.ts';
import { benefitFiles } from './files/benefits.ts';
import { careFiles } from './files/care.ts';
import { congressFiles } from './files/congress.ts';
import { constructionFiles } from './files/construction.ts';
import { justiceFiles } from './files/justice.ts';
import { litigationFiles } from './files/litigation.ts';
import { minorsFiles } from './files/minors.ts';
import { officialFiles } from './files/officials.ts';
import { registryFiles } from './files/registry.ts';
import { reliefFiles } from './files/relief.ts';
import { revenueFiles } from './files/revenue.ts';
import { wageFiles } from './files/wages.ts';
import { workerFiles } from './files/workers.ts';
import { writeScaled } from './scale.ts';
import { buildWorld } from './world/world.ts';

/** All deliveries of the demo city. */
function deliveries(): Delivery[] {
  const world = buildWorld();
  const offices = [
    registryFiles,
    constructionFiles,
    wageFiles,
    workerFiles,
    revenueFiles,
    benefitFiles,
    justiceFiles,
    officialFiles,
    reliefFiles,
    congressFiles,
    careFiles,
    minorsFiles,
    litigationFiles,
  ];
  return offices.flatMap((files) => files(world));
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

const USAGE = `npm run seeds -- [--scale <n>] [--out <folder> | --fill <database url>]

无选项：重写 seeds/ 中演示城市的文件，逐字节相同。
Without options: writes the deliveries of the demo city in seeds/ again, byte for byte.

  --out <folder>  写入该文件夹 · writes them into this folder
  --scale <n>     任意规模的城市，需与 --out 或 --fill 同用：1 = 200 000 家企业、600 000 条投诉
                  a city of any size, with --out or --fill: 1 = 200 000 enterprises, 600 000 complaints
  --fill <url>    写入临时文件夹，建表并导入该数据库（应为空库），供性能测试
                  writes them into a temporary folder and takes them into this database (an empty one), for benchmarks:
                  npm run seeds -- --scale 0.05 --fill postgresql://localhost/bench`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string' },
      out: { type: 'string' },
      fill: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { scale, out, fill, help } = values;
  const misused = (out !== undefined && fill !== undefined) || (scale !== undefined && (out ?? fill) === undefined);
  if (help || misused) {
    console.log(USAGE);
    process.exitCode = misused ? 2 : 0;
    return;
  }
  const write = (folder: string) => (scale === undefined ? writeSeeds(folder) : writeScaled(Number(scale), folder));
  if (fill === undefined) {
    console.log(write(out ?? import.meta.dirname).join('\n'));
    return;
  }
  // Loaded on demand: writing files needs no hub.
  const { fillDatabase } = await import('./fill.ts');
  await fillDatabase(fill, write, (line) => console.error(line));
}

if (import.meta.main) await main();
