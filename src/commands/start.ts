// `start`: runs the hub until it is told to stop.
import { type AddressInfo, createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Authenticator } from '../access/authenticator.ts';
import { openDemoTokens } from '../access/demo-tokens.ts';
import { OidcIssuer } from '../access/oidc.ts';
import { type Config, hubDay } from '../config.ts';
import type { Hub } from '../hub.ts';
import { openLog } from '../log.ts';
import { Problem } from '../problem.ts';
import { version } from '../server/console.ts';
import { buildServer } from '../server/server.ts';
import type { Command } from './command.ts';
import { type OpenHub, openHub, progress } from './open.ts';

const longestClose = 5_000;

const seeds = fileURLToPath(new URL('../../seeds/', import.meta.url));

export const command: Command = {
  usage: '',
  details: `未设 DATABASE_URL 时为演示模式：内置 PostgreSQL、导入 seeds/ 的数据、生成 tokens.json。
Without DATABASE_URL it is the demo: its own PostgreSQL, the deliveries of seeds/, tokens in tokens.json.`,
  run: (config) => new Run(config).untilStopped(),
};

const madeKey =
  '已生成访问记录的签名密钥，请备份 · A key that signs the record of accesses was made: audit-sm2.pem in DATA_DIR; keep a copy of it';

const unprotected =
  '访问记录仅由其链保护：服务角色可以更改表 · The record of accesses is protected by its chain alone, for the role of DATABASE_URL owns its table or may change it: set DATABASE_ADMIN_URL (README)';

/** One run of the hub: what it has opened so far is what a stop, at any moment, has to close. */
class Run {
  private opening: Promise<OpenHub> | null = null;
  private readonly serving: (() => Promise<unknown>)[] = [];
  private readonly log: Logger;

  constructor(private readonly config: Config) {
    this.log = openLog(config);
  }

  async untilStopped(): Promise<number> {
    const stop = stopSignal();
    const started = this.start();
    try {
      await Promise.race([started, stop]);
      await stop;
    } finally {
      // A start that is cut short ends with an error of something closed under it; that is no news.
      started.catch(() => {});
      await this.close();
    }
    progress('已停止 · Stopped.');
    return 0;
  }

  private async start(): Promise<void> {
    const { config, log } = this;
    this.opening = openHub(config, false, (trouble) => log.warn({ err: trouble }, 'database trouble'));
    const { hub } = await this.opening;
    // Said now, not after the deliveries have been taken in.
    await probe(config);
    hub.onHead = (head) => log.info({ head }, 'head of the record of accesses');
    hub.onNewSigner = ({ keyId }) => log.info({ keyId }, madeKey);
    await hub.migrate();
    // A key that is missing is told of now, not by the first question.
    await hub.engine();
    if (!(await hub.isLogProtected())) log.warn(unprotected);
    const tokenFile = join(config.dataDir, 'tokens.json');
    const demoTokens = config.demo ? await openDemoTokens(tokenFile, hub.keys) : null;
    if (config.demo) await hub.importGrants(join(seeds, 'grants.yaml'));
    // Deliveries that were taken in before are known by their content and cost nothing.
    if (config.demo)
      await hub.importFolder(seeds, ({ file, done, total, report }) => {
        if (!report) return;
        const { rowsLoaded, rowsQuarantined } = report;
        const kept = rowsQuarantined > 0 ? `，${rowsQuarantined} 行隔离 quarantined` : '';
        progress(`[${done}/${total}] ${basename(file)}: ${rowsLoaded} 行入库 rows loaded${kept}`);
      });
    await hub.passDay();
    const trouble = (error: unknown) => log.warn({ err: error }, 'the OIDC issuer does not answer');
    const authenticator = new Authenticator(hub.keys, config.oidc && new OidcIssuer(config.oidc, trouble));
    const server = await buildServer(hub, { config, authenticator, demoTokens, log });
    this.serving.unshift(() => server.close());
    await listen(server, config);
    if (config.hubDate === null) this.serving.unshift(followClock(hub, log));
    const { port } = server.server.address() as AddressInfo;
    console.log(welcome(config, port, demoTokens && tokenFile));
  }

  private async close(): Promise<void> {
    // A request that still runs must not hold up the stop for long.
    for (const close of this.serving) await Promise.race([close(), sleep(longestClose)]);
    const open = await this.opening?.catch(() => null);
    await open?.close();
  }
}

/**
 * Settles at the first SIGTERM, SIGINT or SIGHUP; a later one ends the process at once. Ctrl-C under npm comes twice,
 * from the terminal and from npm: what follows within a second is the same wish.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let stopping = 0;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        const now = performance.now();
        if (stopping && now - stopping > 1_000) process.exit(1);
        if (stopping) return;
        stopping = now;
        progress('正在停止 · Stopping …');
        resolve();
      });
    }
  });
}

/** Tells the hub that a day has passed, within a minute of midnight in Shanghai, also after the machine has slept. */
function followClock(hub: Hub, log: Logger): () => Promise<void> {
  let day = hubDay({ hubDate: null });
  let passing: Promise<void> | null = null;
  const timer = setInterval(() => {
    const today = hubDay({ hubDate: null });
    if (today === day || passing) return;
    passing = hub
      .passDay()
      .then(() => {
        day = today;
      })
      // The next minute tries again.
      .catch((error) => log.error({ err: error }, 'passing the day failed'))
      .finally(() => {
        passing = null;
      });
  }, 60_000);
  return async () => {
    clearInterval(timer);
    await passing;
  };
}

/** @throws Problem PORT_IN_USE | PORT_FORBIDDEN | HOST_UNKNOWN */
function probe(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', (error) => reject(portProblem(error, config)));
    server.listen(config.port, config.host, () => server.close(() => resolve()));
  });
}

function listen(server: FastifyInstance, config: Config): Promise<unknown> {
  return server.listen({ host: config.host, port: config.port }).catch((error) => {
    throw portProblem(error, config);
  });
}

function portProblem(error: NodeJS.ErrnoException, { host, port }: Config): unknown {
  const place = `${host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new Problem(
        'PORT_IN_USE',
        `端口已被占用 · Another program listens on ${place}`,
        '停止该程序，或另设 PORT · Stop it, or set another PORT',
      );
    case 'EACCES':
      return new Problem(
        'PORT_FORBIDDEN',
        `无权监听端口 · Listening on ${place} is not permitted`,
        '将 PORT 设为 1024 以上 · Set PORT to 1024 or more',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Problem(
        'HOST_UNKNOWN',
        `本机没有此地址 · This machine has no address ${host}`,
        '将 HOST 设为本机地址，如 127.0.0.1 · Set HOST to an address of this machine, such as 127.0.0.1',
      );
    default:
      return error;
  }
}

function welcome(config: Config, port: number, tokenFile: string | null): string {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const base = `http://${host}:${port}`;
  const token = tokenFile ? `$(node -p 'require("${tokenFile}").procuratorate')` : '<token>';
  const signIn = tokenFile ? `令牌 tokens    ${tokenFile}` : '令牌 tokens    npm run token -- <principal>';
  return `
联动 Liandong ${version} · ${hubDay(config)} · ${(performance.now() / 1000).toFixed(1)} s

  控制台 console  ${base}/
  图 graph        ${base}/graphql
  ${signIn}

  curl -s ${base}/graphql -H 'content-type: application/json' \\
    -H "authorization: Bearer ${token}" \\
    -d '{"query":"{ projects(first: 3) { totalCount nodes { code name } } }"}'
`;
}
