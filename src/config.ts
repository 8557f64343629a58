// The only reader of the environment: what the program may be told from outside, checked once and frozen.
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Day } from './law/calendar.ts';
import { defaultLimits, type Limits, readLimits } from './limits/limits.ts';
import { Problem } from './problem.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What becomes of documents that are not registered: answered, answered and logged, refused. */
export const trustModes = ['open', 'log', 'enforce'] as const;
export type TrustMode = (typeof trustModes)[number];

/** The day of the article whose figures the demo's data yield. */
const demoDate: Day = '2025-06-06';

/** What the program was told. */
export interface Config {
  /** Address to listen on; an IP address or a host name. */
  readonly host: string;
  /** Port to listen on; 0 lets the system choose a free one. */
  readonly port: number;
  /** Absolute path of the folder for what the hub keeps on disk: its PostgreSQL, the demo's tokens. */
  readonly dataDir: string;
  /** URL of the PostgreSQL to use; null = the hub starts its own under `dataDir`. */
  readonly databaseUrl: string | null;
  /** URL of the same database for the role that owns its tables; null = the role of `databaseUrl` does both. */
  readonly databaseAdminUrl: string | null;
  /** True when the hub brings its own database, takes in the deliveries of `seeds/` and writes `tokens.json`. */
  readonly demo: boolean;
  /** The day on which the hub stands still; null = today in Asia/Shanghai, see {@link hubDay}. */
  readonly hubDate: Day | null;
  /** The key "1" of identity numbers, 64 hex digits; null = that of `keysFile`, in the demo of `identity.key` in `dataDir`. */
  readonly identityKey: string | null;
  /** Absolute path of the file of keys (crypto/read-keys.ts); null = none. */
  readonly keysFile: string | null;
  /** The algorithms: the national ones, or AES and SHA. */
  readonly cryptoProfile: 'sm' | 'aes';
  /** Who issues the JWTs that this hub takes; null = it takes none. */
  readonly oidc: OidcConfig | null;
  /** Counts below this are not shown for an area smaller than a city, where they would tell of single persons. */
  readonly smallCount: number;
  /** Days for which the record of accesses is kept. */
  readonly auditRetentionDays: number;
  /** Questions that may wait for a connection to the database; one more is refused. */
  readonly maxWaiting: number;
  /** How much one caller may ask. */
  readonly limits: Limits;
  /** What becomes of documents that are not registered: of all callers, and of partners' systems. */
  readonly trustedDocuments: TrustMode;
  readonly trustedDocumentsPartners: TrustMode;
  /** Whether partners' systems may introspect, and are told what they may have meant. */
  readonly partnerIntrospection: boolean;
  /** Addresses of the proxies whose word on a caller's address is taken; null = none. */
  readonly trustProxy: string | null;
  /** Whether OpenTelemetry's variables ask for traces; what else they say is read by the SDK itself. */
  readonly traces: boolean;
  /** Least severe level that is logged. */
  readonly logLevel: (typeof logLevels)[number];
}

/** An OpenID Connect issuer, and what its tokens must say. */
export interface OidcConfig {
  /** URL; its discovery document names the same, to the letter. */
  readonly issuer: string;
  /** What tokens for this hub name as their audience. */
  readonly audience: string;
  /** Seconds by which the clocks of issuer and hub may differ. */
  readonly clockSkew: number;
}

/** A setting is wrong or misspelt; the message names each one, its value and what is allowed. */
export class ConfigError extends Problem {
  override readonly name = 'ConfigError';
  constructor(faults: string[]) {
    super(
      'CONFIG_INVALID',
      ['设置有误 · The settings are wrong:', ...faults.map((fault) => `  ${fault}`)].join('\n'),
      '改正或取消该环境变量后重新启动 · Correct or unset the variable and start again; README has the table of settings',
    );
  }
}

const settings = {
  HOST: {
    check: z.string().regex(/^[A-Za-z0-9:.%_-]{1,253}$/),
    allowed: 'IP 地址或主机名 · an IP address or a host name, such as 127.0.0.1',
  },
  PORT: {
    check: z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535),
    allowed: '0 至 65535 的整数（0 = 任选空闲端口） · a whole number from 0 to 65535 (0 = any free port)',
  },
  DATA_DIR: {
    check: z.string().refine((text) => !text.includes('\0')),
    allowed: '文件夹路径 · the path of a folder',
  },
  DATABASE_URL: {
    check: z.string().refine(isDatabaseUrl),
    allowed: 'PostgreSQL 连接地址 · postgresql://user:password@host:port/database',
  },
  DATABASE_ADMIN_URL: {
    check: z.string().refine(isDatabaseUrl),
    allowed: 'PostgreSQL 连接地址 · postgresql://owner:password@host:port/database',
  },
  HUB_DATE: {
    check: z.iso.date(),
    allowed: '真实日期 YYYY-MM-DD · a real date, YYYY-MM-DD',
  },
  IDENTITY_KEY: {
    // What is no key is told by whoever needs it, with the way to make one (crypto/read-keys.ts).
    check: z.string(),
    allowed: '64 位十六进制数字 · 64 hex digits, such as `openssl rand -hex 32` prints',
  },
  KEYS_FILE: {
    check: z.string().refine((text) => !text.includes('\0')),
    allowed: '密钥文件路径 · the path of the file of keys',
  },
  CRYPTO_PROFILE: {
    check: z.enum(['sm', 'aes']),
    allowed: 'sm, aes',
  },
  OIDC_ISSUER: {
    check: z.string().refine(isIssuer),
    allowed:
      'https 地址，本机可用 http · an https URL without query, such as https://id.example/realms/hub; http on this machine only',
  },
  OIDC_AUDIENCE: {
    check: z.string().regex(/^[!-~]{1,255}$/),
    allowed: '本枢纽在令牌 aud 中的名称 · what tokens name this hub in "aud", such as liandong',
  },
  OIDC_CLOCK_SKEW: {
    check: z.string().refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 300),
    allowed: '0 至 300 秒 · a whole number of seconds from 0 to 300',
  },
  SMALL_COUNT: {
    check: z.string().regex(/^\d{1,3}$/),
    allowed: '0 至 999 的整数 · a whole number from 0 to 999',
  },
  AUDIT_RETENTION_DAYS: {
    check: z.string().refine((text) => /^\d{3,5}$/.test(text) && Number(text) >= 180),
    allowed: '180 至 99999 的整数 · a whole number from 180 to 99999',
  },
  MAX_WAITING: {
    check: z.string().regex(/^\d{1,5}$/),
    allowed: '0 至 99999 的整数 · a whole number from 0 to 99999',
  },
  LIMITS: {
    check: z.string().refine((text) => readLimits(text) !== null),
    allowed: `名称=数值，以空格分隔 · name=number, separated by blanks; the names are: ${Object.keys(defaultLimits).join(' ')}`,
  },
  TRUSTED_DOCUMENTS: {
    check: z.enum(trustModes),
    allowed: trustModes.join(', '),
  },
  TRUSTED_DOCUMENTS_PARTNERS: {
    check: z.enum(trustModes),
    allowed: trustModes.join(', '),
  },
  PARTNER_INTROSPECTION: {
    check: z.enum(['on', 'off']),
    allowed: 'on, off',
  },
  TRUST_PROXY: {
    check: z.string().regex(/^[0-9A-Fa-f.:/]+(\s*,\s*[0-9A-Fa-f.:/]+)*$/),
    allowed: '代理的 IP 地址或网段，以逗号分隔 · addresses or networks of proxies, such as 127.0.0.1, 10.0.0.0/8',
  },
  LOG_LEVEL: {
    check: z.enum(logLevels),
    allowed: logLevels.join(', '),
  },
} as const;

type Setting = keyof typeof settings;
const names = Object.keys(settings) as Setting[];

/**
 * Reads and checks the settings; an empty variable counts as unset.
 * @throws ConfigError naming every bad or misspelt variable, not only the first
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const told = (name: Setting) => env[name]?.trim() || undefined;
  const faults = [...misspelt(env), ...names.flatMap((name) => fault(name, told(name)))];
  const [issuer, audience] = [told('OIDC_ISSUER'), told('OIDC_AUDIENCE')];
  if (!issuer !== !audience) {
    const missing = issuer ? 'OIDC_AUDIENCE' : 'OIDC_ISSUER';
    faults.push(`${missing}: 须与另一项同时设置 · OIDC_ISSUER and OIDC_AUDIENCE go together; this one is not set`);
  }
  if (faults.length > 0) throw new ConfigError(faults);

  const databaseUrl = told('DATABASE_URL') ?? null;
  const demo = databaseUrl === null;
  const keysFile = told('KEYS_FILE');
  return Object.freeze({
    host: told('HOST') ?? '127.0.0.1',
    port: Number(told('PORT') ?? 4000),
    dataDir: resolve(told('DATA_DIR') ?? '.data'),
    databaseUrl,
    databaseAdminUrl: told('DATABASE_ADMIN_URL') ?? null,
    demo,
    hubDate: told('HUB_DATE') ?? (demo ? demoDate : null),
    identityKey: told('IDENTITY_KEY') ?? null,
    keysFile: keysFile === undefined ? null : resolve(keysFile),
    cryptoProfile: (told('CRYPTO_PROFILE') ?? 'sm') as Config['cryptoProfile'],
    oidc: issuer && audience ? { issuer, audience, clockSkew: Number(told('OIDC_CLOCK_SKEW') ?? 60) } : null,
    smallCount: Number(told('SMALL_COUNT') ?? 5),
    auditRetentionDays: Number(told('AUDIT_RETENTION_DAYS') ?? 1095),
    maxWaiting: Number(told('MAX_WAITING') ?? 1000),
    limits: readLimits(told('LIMITS') ?? '')!,
    trustedDocuments: (told('TRUSTED_DOCUMENTS') ?? 'open') as TrustMode,
    trustedDocumentsPartners: (told('TRUSTED_DOCUMENTS_PARTNERS') ?? 'log') as TrustMode,
    partnerIntrospection: told('PARTNER_INTROSPECTION') === 'on',
    trustProxy: told('TRUST_PROXY') ?? null,
    traces: wantsTraces(env),
    logLevel: (told('LOG_LEVEL') ?? 'info') as Config['logLevel'],
  });
}

/** The hub's date: `HUB_DATE` where it is set or the demo fixes it, else today in Asia/Shanghai. */
export function hubDay(config: Pick<Config, 'hubDate'>, now: Date = new Date()): Day {
  return config.hubDate ?? shanghai.format(now);
}

// The Swedish locale writes dates as YYYY-MM-DD.
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** An exporter or a collector is named, and neither all of it nor the traces are turned off. */
function wantsTraces(env: Readonly<Record<string, string | undefined>>): boolean {
  const { OTEL_SDK_DISABLED: off = '', OTEL_TRACES_EXPORTER: exporter = '' } = env;
  if (off.trim().toLowerCase() === 'true' || exporter.trim() === 'none') return false;
  return Boolean(exporter || env.OTEL_EXPORTER_OTLP_ENDPOINT || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
}

function fault(name: Setting, value: string | undefined): string[] {
  const { check, allowed } = settings[name];
  if (value === undefined || check.safeParse(value).success) return [];
  const shown = name === 'IDENTITY_KEY' ? '***' : withoutPassword(value);
  return [`${name}=${shown}: 允许 · allowed: ${allowed}`];
}

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** Whoever could change what the issuer says could sign in as anybody: it is asked by TLS, except on this machine. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.search || url.hash || url.username || url.password) return false;
  return isSafe(url);
}

/** True for a URL that nobody on the way can answer for. */
export function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
}

/** Hides what stands where a password may stand, also in text that is no URL at all. */
export function withoutPassword(text: string): string {
  return text.replace(/(\/\/[^:@/]*):.*@/, '$1:***@').replace(/([?&]password=)[^&]*/gi, '$1***');
}

/**
 * Variables that look like one of ours with a slip of the finger. A variable of ours that is set was evidently not
 * misspelt, and names as short as PORT are near to too many others: there only swapped letters or case count.
 */
function misspelt(env: Readonly<Record<string, string | undefined>>): string[] {
  return names
    .filter((name) => !env[name])
    .flatMap((name) =>
      Object.keys(env)
        .filter((other) => env[other] && !names.includes(other as Setting) && isSlip(other, name))
        .map((other) => `${other}: 没有此设置，是否指 ${name} · there is no such setting; did you mean ${name}?`),
    );
}

function isSlip(other: string, name: string): boolean {
  if (Math.abs(other.length - name.length) > 2) return false;
  if (name.length < 8) return other.length === name.length && swaps(other.toUpperCase(), name);
  return editDistance(other.toUpperCase(), name) <= 2;
}

function swaps(other: string, name: string): boolean {
  return editDistance(other, name) <= 1 && [...other].sort().join() === [...name].sort().join();
}

/** Letters to add, drop, replace or swap with their neighbour to get from one word to the other. */
function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j));
  const at = (i: number, j: number) => rows[i]![j]!;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]![j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + cost,
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}
