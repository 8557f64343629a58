// The bench: `npm run bench -- <command> [options]`. Measures the hub against its peers on a database of any size.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, type Given, Misused } from './command.ts';

const commands: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  read: {
    summary: '与同类方案比较读取 · reading, compared with peers',
    load: () => import('./read.ts'),
  },
  growth: {
    summary: '数据增长时的读取 · reading, as the database grows',
    load: () => import('./growth.ts'),
  },
  callers: {
    summary: '大量、过量与中途离开的调用方 · many callers, too many, and callers who leave',
    load: () => import('./callers.ts'),
  },
  memory: {
    summary: '启动时间与内存 · time to start, and memory',
    load: () => import('./memory.ts'),
  },
  audit: {
    summary: '访问记录的代价 · what the record of every access costs',
    load: () => import('./audit.ts'),
  },
  versions: {
    summary: '与另一版本比较 · this program, compared with another version of it',
    load: () => import('./versions.ts'),
  },
};

// An embedded PostgreSQL ends with this process.
process.once('SIGINT', () => process.exit(130));

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const entry = commands[name ?? ''];
  if (!entry) {
    const asked = name === undefined || name === '--help' || name === '-h';
    (asked ? console.log : console.error)(overview());
    return asked ? 0 : 2;
  }
  install();
  const { command } = await entry.load();
  const usage = `npm run bench -- ${name} ${command.usage}`;
  try {
    const { values } = parseArgs({ args, options: { ...command.options, help: { type: 'boolean', short: 'h' } } });
    if (!values.help) return await command.run(values as Given);
    console.log(`${usage}\n\n${entry.summary}\n${command.details}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Misused) && !(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`${(error as Error).message}\n\n用法 · Usage: ${usage}`);
    return 2;
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`);
  return `npm run bench -- <command> [--help]\n\n${lines.join('\n')}`;
}

/** The bench's own packages, which the product does not need, where they are missing or others than locked. */
function install(): void {
  const changed = (file: string) => statSync(join(import.meta.dirname, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') >= changed('package-lock.json')) return;
  execFileSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel', 'error'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 2, 2],
  });
}
