import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, hubDay, readConfig, withoutPassword } from './config.ts';
import { defaultLimits } from './limits/limits.ts';

test('an empty environment is the demo', () => {
  const config = readConfig({});
  expect(config).toEqual({
    host: '127.0.0.1',
    port: 4000,
    dataDir: resolve('.data'),
    databaseUrl: null,
    databaseAdminUrl: null,
    demo: true,
    hubDate: '2025-06-06',
    identityKey: null,
    keysFile: null,
    cryptoProfile: 'sm',
    oidc: null,
    smallCount: 5,
    auditRetentionDays: 1095,
    maxWaiting: 1000,
    limits: defaultLimits,
    trustedDocuments: 'open',
    trustedDocumentsPartners: 'log',
    partnerIntrospection: false,
    trustProxy: null,
    traces: false,
    logLevel: 'info',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('OpenTelemetry is asked for by naming a collector or an exporter', () => {
  const collector = 'http://127.0.0.1:4318';
  expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector }).traces).toBe(true);
  expect(readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector }).traces).toBe(true);
  expect(readConfig({ OTEL_TRACES_EXPORTER: 'console' }).traces).toBe(true);
  expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_TRACES_EXPORTER: 'none' }).traces).toBe(false);
  expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_SDK_DISABLED: 'true' }).traces).toBe(false);
  expect(readConfig({ OTEL_SERVICE_NAME: 'hub', OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: collector }).traces).toBe(false);
});

test('with a database of its own the hub is no demo and follows the clock', () => {
  const config = readConfig({ DATABASE_URL: 'postgresql://hub:s3cret@db.example:5433/liandong', HUB_DATE: '' });
  expect(config).toMatchObject({ demo: false, hubDate: null });
  // 16:30 UTC is already the next day in Shanghai.
  expect(hubDay(config, new Date('2025-12-31T16:30:00Z'))).toBe('2026-01-01');
  expect(hubDay(readConfig({}), new Date('2030-01-01T00:00:00Z'))).toBe('2025-06-06');
});

test.each([
  ['PORT', '70000'],
  ['PORT', '4e3'],
  ['PORT', 'http'],
  ['HOST', 'http://localhost'],
  ['HUB_DATE', '2025-02-30'],
  ['HUB_DATE', '6 June 2025'],
  ['LOG_LEVEL', 'verbose'],
  ['LIMITS', 'deep=3'],
  ['LIMITS', 'depth=-1'],
  ['LIMITS', 'toString=1'],
  ['TRUSTED_DOCUMENTS', 'yes'],
  ['PARTNER_INTROSPECTION', '1'],
  ['TRUST_PROXY', 'everybody'],
  ['OIDC_ISSUER', 'http://id.example/realms/hub'],
  ['OIDC_ISSUER', 'https://id.example/?realm=hub'],
  ['OIDC_ISSUER', 'id.example'],
  ['OIDC_AUDIENCE', 'the hub'],
  ['OIDC_CLOCK_SKEW', '301'],
  ['DATABASE_URL', 'mysql://localhost/hub'],
  ['DATABASE_URL', 'postgresql://localhost'],
  ['DATABASE_ADMIN_URL', 'localhost/hub'],
  ['AUDIT_RETENTION_DAYS', '179'],
  ['AUDIT_RETENTION_DAYS', '3y'],
])('%s=%s is refused by name and value', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(`${name}=${value}`);
});

test('an issuer comes with the audience of its tokens', () => {
  const [OIDC_ISSUER, OIDC_AUDIENCE] = ['https://id.example/realms/hub', 'liandong'];
  const { oidc } = readConfig({ OIDC_ISSUER, OIDC_AUDIENCE });
  expect(oidc).toEqual({ issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, clockSkew: 60 });
  expect(readConfig({ OIDC_ISSUER, OIDC_AUDIENCE, OIDC_CLOCK_SKEW: '0' }).oidc?.clockSkew).toBe(0);
  expect(readConfig({ OIDC_ISSUER: 'http://127.0.0.1:8080', OIDC_AUDIENCE }).oidc?.issuer).toBe(
    'http://127.0.0.1:8080',
  );
  expect(() => readConfig({ OIDC_ISSUER })).toThrow('OIDC_AUDIENCE: ');
  expect(() => readConfig({ OIDC_AUDIENCE })).toThrow('OIDC_ISSUER: ');
});

test('every fault is named at once', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT=x[\s\S]*LOG_LEVEL=loud/);
});

test.each([
  ['HUB_DAET', 'HUB_DATE'],
  ['HUBDATE', 'HUB_DATE'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['DATA_DRI', 'DATA_DIR'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['log_level', 'LOG_LEVEL'],
  ['PROT', 'PORT'],
])('%s is recognised as a misspelt %s', (wrong, right) => {
  expect(() => readConfig({ [wrong]: 'x' })).toThrow(`${wrong}: `);
  expect(() => readConfig({ [wrong]: 'x' })).toThrow(`did you mean ${right}?`);
});

test('variables of other programs are left alone', () => {
  const others = { HOME: '/root', HOSTNAME: 'a', PGHOST: 'b', PATH: '/bin', POST: '1', XDG_DATA_DIRS: 'c', PWD: '/' };
  expect(readConfig(others).demo).toBe(true);
  expect(readConfig({ LOG_LEVEL: 'warn', LOGLEVEL: 'x' }).logLevel).toBe('warn');
});

test.each([
  ['postgresql://hub:s3cr:et@db/x', 'postgresql://hub:***@db/x'],
  ['postgres//hub:s3/cr@et@db/x', 'postgres//hub:***@db/x'],
  [
    'postgresql://db/x?user=hub&password=s3cret&sslmode=require',
    'postgresql://db/x?user=hub&password=***&sslmode=require',
  ],
])('a password is not shown: %s', (text, shown) => {
  expect(withoutPassword(text)).toBe(shown);
});

test('limits are set by name, the others stay', () => {
  expect(readConfig({ LIMITS: 'depth=12 cost=5000' }).limits).toEqual({ ...defaultLimits, depth: 12, cost: 5000 });
});
