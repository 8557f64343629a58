// `verify-audit`: checks the record of accesses, in the database or in a file taken from it.
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { headsBeside } from '../audit/heads.ts';
import { headsIn, type LogLine, linesIn, linesOf } from '../audit/read-log.ts';
import { keptSince } from '../audit/retention.ts';
import { ownPublicKeys, publicKeys } from '../audit/signer.ts';
import { type Fault, type FaultKind, type Verdict, verifyLog } from '../audit/verify.ts';
import type { Config } from '../config.ts';
import type { Command } from './command.ts';
import { openDatabase, progress } from './open.ts';

export const command: Command = {
  usage: '[--file log.jsonl] [--export log.jsonl] [--key public.pem] [--heads program.log]',
  details: `检查链的每一环与每个签名，指出第一处断裂；完好时退出码为 0，否则为 1。只读数据库，不需要枢纽在运行。
--export 将记录写入文件，--file 检查这样的文件，--key 给出公钥（默认 DATA_DIR/audit-sm2.pub.pem，可含多个），
--heads 给出另存的链头：枢纽的运行日志即可，每行一个 JSON。
Checks every link and every signature, and names the first broken one; exits with 0 where all is sound, else with 1. It
only reads the database and needs no running hub. --export writes the log to a file, --file checks such a file, --key
gives public keys, one or more (DATA_DIR/audit-sm2.pub.pem unless given), --heads gives heads that were kept elsewhere:
the log of the program will do, a JSON object a line.`,
  options: {
    file: { type: 'string' },
    export: { type: 'string' },
    key: { type: 'string' },
    heads: { type: 'string' },
  },
  async run(config, _, { file, export: copy, key, heads: elsewhere }) {
    const keys = key ? publicKeys(key, readFileSync(key, 'utf8')) : ownPublicKeys(config.dataDir);
    const options = {
      keys,
      keptSince: keptSince(config.auditRetentionDays),
      onProgress: (records: number) => progress(`已检查 ${records} 条 records checked …`),
    };
    // What is kept beside the database is read before it: meanwhile a running hub goes on.
    // A file that is checked by a key of its own may be of another hub.
    const beside = file && key ? [] : headsBeside(config.dataDir);
    const heads = [...beside, ...(elsewhere ? await headsIn(elsewhere) : [])];
    const check = (lines: AsyncIterable<LogLine>) =>
      verifyLog(copy ? copied(lines, copy) : lines, { ...options, heads });
    const verdict = file ? await check(linesIn(file)) : await withLog(config, check);
    console.log(told(verdict));
    return verdict.fault ? 1 : 0;
  },
};

async function withLog<T>(config: Config, work: (lines: AsyncIterable<LogLine>) => Promise<T>): Promise<T> {
  const { databaseUrl, stop } = await openDatabase(config, true, (trouble) => progress(String(trouble)));
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'liandong-verify' });
  try {
    await client.connect();
    // One snapshot: the log of a running hub grows meanwhile.
    await client.query('begin isolation level repeatable read, read only');
    return await work(linesOf(client));
  } finally {
    await client.end().catch(() => {});
    await stop();
  }
}

/** The lines, each written to the file on its way. */
async function* copied(lines: AsyncIterable<LogLine>, path: string): AsyncGenerator<LogLine> {
  const file = createWriteStream(path, { mode: 0o600 });
  await once(file, 'open');
  try {
    for await (const line of lines) {
      if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
      yield line;
    }
  } finally {
    file.end();
    await finished(file);
  }
}

const faults: Record<FaultKind, string> = {
  CHANGED: '内容被改 · was changed: it does not have the hash of what it says',
  DROPPED: '缺失 · is missing',
  NOT_LINKED: '与前一条不相连 · does not follow the record before it',
  TRUNCATED: '及其后缺失 · and what followed are missing: a signed head knows of them',
  REWRITTEN: '与签名的链头不符 · is not the one that the signed head was made of: the chain was written anew',
  FORGED_HEAD: '链头签名无效 · has a head whose signature is not that of its key',
  UNKNOWN_KEY: '链头的公钥未给出 · has a head signed by a key that is not at hand: give it by --key',
};

const named = ({ chain, number, kind }: Fault) => `${kind}: 链 chain ${chain}, 记录 record ${number} ${faults[kind]}`;

const since = (at: number | null): string => (at === null ? '' : `，始于 since ${new Date(at).toISOString()}`);

function told({ chains, records, heads, unsigned, unsignedSince, fault }: Verdict): string {
  const counts = `${chains} 链 chains, ${records} 条记录 records, ${heads} 个签名链头 signed heads`;
  if (fault) return `${named(fault)}\n此前完好 · Sound up to there: ${counts}`;
  return `访问记录完好 · The record of accesses is sound: ${counts}, 其后未签 ${unsigned} 条 records behind the last head${since(unsignedSince)}`;
}
