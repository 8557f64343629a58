// The program: finds the command, reads its arguments, and tells people what went wrong.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { Command } from './commands/command.ts';
import { type Config, readConfig } from './config.ts';
import { connectionLost } from './db/reach.ts';
import { Problem } from './problem.ts';

interface Entry {
  /** One line, `中文 · English`. */
  readonly summary: string;
  readonly load: () => Promise<{ command: Command }>;
}

// Loaded on demand: help and mistakes are answered at once.
const commands: Readonly<Record<string, Entry>> = {
  start: {
    summary: '启动数据枢纽 · run the hub: the graph, the console, the health checks',
    load: () => import('./commands/start.ts'),
  },
  import: {
    summary: '导入一份数据文件 · take in one delivery of a dataset',
    load: () => import('./commands/import.ts'),
  },
  migrate: {
    summary: '更新数据库结构 · bring the tables of the database up to date',
    load: () => import('./commands/migrate.ts'),
  },
  schema: {
    summary: '输出图的定义 · write the definition of the graph to schema/hub.graphql',
    load: () => import('./commands/schema.ts'),
  },
  explain: {
    summary: '显示一个操作的语句与执行计划 · show the statement of an operation, its plan and its estimates',
    load: () => import('./commands/explain.ts'),
  },
  documents: {
    summary: '登记、列出、取消可信文档 · register, list and take back trusted documents',
    load: () => import('./commands/documents.ts'),
  },
  'rotate-keys': {
    summary: '轮换身份证号密钥 · bring identity numbers under the current key',
    load: () => import('./commands/rotate-keys.ts'),
  },
  'verify-audit': {
    summary: '检查访问记录链 · check the chain of the record of accesses',
    load: () => import('./commands/verify-audit.ts'),
  },
  token: {
    summary: '为某一主体签发令牌 · make a token for a principal',
    load: () => import('./commands/token.ts'),
  },
  key: {
    summary: '签发、列出、撤销接入密钥 · make, list and revoke API keys of partner systems',
    load: () => import('./commands/key.ts'),
  },
};

const done = 0;
const failed = 1;
const misused = 2;

const exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  return failed;
});
// Said outright: work that a stop has cut short must not keep the process.
process.exit(exitCode);

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(overview());
    return name === undefined ? misused : done;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    console.error(`没有此命令 · There is no command "${name}".\n\n${overview()}`);
    return misused;
  }
  const { command } = await entry.load();
  const usage = command.usage ? `npm run ${name} -- ${command.usage}` : `npm run ${name}`;
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args, command);
  } catch (error) {
    console.error(`参数有误 · The arguments are wrong: ${(error as Error).message}\n\n用法 · Usage: ${usage}`);
    return misused;
  }
  if (parsed.values.help) {
    console.log(`${usage}\n\n${entry.summary}\n${command.details ?? ''}`.trimEnd());
    return done;
  }
  const config = readConfig();
  const stopTracing = config.traces ? await startTracing(config) : null;
  try {
    return await command.run(config, parsed.positionals, parsed.values as Record<string, string | undefined>);
  } finally {
    await stopTracing?.();
  }
}

async function startTracing(config: Config): Promise<() => Promise<void>> {
  const [sdk, { openLog }] = await Promise.all([import('./tracing-sdk.ts'), import('./log.ts')]);
  return sdk.startTracing(openLog(config));
}

function parse(args: string[], command: Command) {
  const parsed = parseArgs({
    args,
    allowPositionals: true,
    options: { ...command.options, help: { type: 'boolean', short: 'h' } },
  });
  const { length } = parsed.positionals;
  const { length: needed } = command.usage.match(/<\w+>/g) ?? [];
  const { length: optional } = command.usage.match(/\[\w+\]/g) ?? [];
  if (!parsed.values.help && (length < needed || length > needed + optional)) {
    throw new Error(`${needed} needed, ${length} given`);
  }
  return parsed;
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`);
  return `联动 Liandong: 府检联动数据枢纽 · a GraphQL data hub for government–procuratorate coordination

用法 · Usage: npm run <command> -- [--help]

${lines.join('\n')}

设置见 README · Settings (environment): HOST PORT DATA_DIR DATABASE_URL DATABASE_ADMIN_URL HUB_DATE IDENTITY_KEY KEYS_FILE
  CRYPTO_PROFILE OIDC_ISSUER OIDC_AUDIENCE OIDC_CLOCK_SKEW SMALL_COUNT AUDIT_RETENTION_DAYS MAX_WAITING LIMITS TRUST_PROXY TRUSTED_DOCUMENTS
  TRUSTED_DOCUMENTS_PARTNERS PARTNER_INTROSPECTION LOG_LEVEL OTEL_*`;
}

const lostMessage =
  '与数据库的连接中断，未完成的操作已撤销，请重新执行 · The connection to the database was lost; what was not finished is undone, run the command again';

/** What happened and what to do; where it happened only for those who ask by LOG_LEVEL=debug. */
function explain(error: unknown): string {
  const { code, message, stack }: Error & { code?: unknown } =
    error instanceof Error ? error : new Error(String(error));
  if (connectionLost(error) && !(error instanceof Problem)) return `DATABASE_LOST: ${lostMessage} (${message})`;
  const remedy = error instanceof Problem ? `\n  → ${error.remedy}` : '';
  const text = `${typeof code === 'string' ? code : 'FAILED'}: ${message}${remedy}`;
  return wantsStack() ? `${text}\n${stack}` : text;
}

function wantsStack(): boolean {
  try {
    return ['trace', 'debug'].includes(readConfig().logLevel);
  } catch {
    return false;
  }
}
