// Can the database be reached, and was a failure the connection's: so that people are told which server is gone,
// and so that a lost database is never mistaken for a fault of the hub.
import pg from 'pg';
import { Problem } from '../problem.ts';

const oldestServer = 150_000;

/**
 * Connects once to see that the server answers and is one the hub can use.
 * @throws Problem DATABASE_UNREACHABLE | DATABASE_REFUSED | DATABASE_UNFIT; names host, port and database, never the password
 */
export async function reachDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  const place = `${client.host}:${client.port}/${client.database}`;
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    const { version, encoding } = rows[0];
    if (version < oldestServer || encoding !== 'UTF8') throw unfit(place, version, encoding);
  } catch (error) {
    throw error instanceof Problem ? error : connectionLost(error) ? unreachable(place, error) : refused(place, error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** True when the error says that the connection to PostgreSQL failed or ended, not that a statement was wrong. */
export function connectionLost(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(connectionLost);
  if (!(error instanceof Error)) return false;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  // 08: connection exception; 57P01-03: shut down, crashed, starting up; 53300: no connection free.
  if (/^(08...|57P0[123]|53300)$/.test(code)) return true;
  if (syscall === 'connect' || syscall === 'getaddrinfo' || /^(ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code)) return true;
  return (
    /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/i.test(
      error.message,
    ) ||
    (error.cause !== undefined && connectionLost(error.cause))
  );
}

function unreachable(place: string, cause: unknown): Problem {
  return new Problem(
    'DATABASE_UNREACHABLE',
    `无法连接数据库 · The database does not answer: ${place}${reason(cause)}`,
    '检查 PostgreSQL 是否运行、DATABASE_URL 的主机与端口是否正确 · See that PostgreSQL is running there and that host and port in DATABASE_URL are right',
    { cause },
  );
}

function refused(place: string, cause: unknown): Problem {
  return new Problem(
    'DATABASE_REFUSED',
    `数据库拒绝连接 · The database refuses the connection: ${place}${reason(cause)}`,
    '检查 DATABASE_URL 的用户、密码与库名 · Check user, password and database name in DATABASE_URL',
    { cause },
  );
}

function unfit(place: string, version: number, encoding: string): Problem {
  return new Problem(
    'DATABASE_UNFIT',
    `数据库不符合要求 · This database cannot be used: ${place} (PostgreSQL ${Math.floor(version / 10_000)}, ${encoding})`,
    '需要 PostgreSQL 15 以上、UTF8 编码 · PostgreSQL 15 or later with encoding UTF8 is needed',
  );
}

function reason(error: unknown): string {
  const { code, message } = (error instanceof AggregateError ? error.errors[0] : error) as {
    code?: string;
    message: string;
  };
  return ` (${[code, message].filter(Boolean).join(': ')})`;
}
