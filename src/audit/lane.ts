// The connection on which one hub writes its chain. While it is open nobody else writes that chain: a lock of the session
// says so, which goes with the connection however that ends. So the hub knows the chain's end, and a batch is one
// statement, one commit, with no other hub to wait for.
import pg from 'pg';
import { type Access, type ChainedAccess, columnOf, columns, type Head, linked, START, type Tip } from './chain.ts';

/** The lock's name and nothing else; the chain is its second half. */
const LOCK = 20250607;
const MOST_CHAINS = 10_000;
const PATIENCE = 10_000;

const typed = { ...columns, hash: 'text' };
const names = Object.keys(typed);

const INSERT = {
  name: 'access_record',
  text: `insert into access_record (${names.map(columnOf).join(', ')})
    select ${names.map((name) => `r."${name}"`).join(', ')}
    from json_to_recordset($1::json) as r(${Object.entries(typed)
      .map(([name, type]) => `"${name}" ${type}`)
      .join(', ')})`,
};

/** An open chain. */
export class Lane {
  /** The number of the last record when it was opened. */
  readonly found: number;

  private constructor(
    private readonly client: pg.Client,
    readonly chain: number,
    /** Its last record that is known to be there. */
    private end: Tip,
  ) {
    this.found = end.number;
  }

  /** Takes the first chain that no other hub writes. `onLost` is told when the connection ends. */
  static async open(databaseUrl: string, onLost: () => void): Promise<Lane> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'liandong-audit',
      connectionTimeoutMillis: PATIENCE,
      // Both ends: the server's for a statement that hangs, ours for a server that does.
      query_timeout: PATIENCE + 1_000,
      keepAlive: true,
      options: `-c search_path=public -c statement_timeout=${PATIENCE} -c synchronous_commit=on -c jit=off`,
    });
    client.on('error', onLost);
    client.on('end', onLost);
    try {
      await client.connect();
      const { rows } = await client.query<{ chain: number }>(
        'select chain from generate_series(1, $2) chain where pg_try_advisory_lock($1, chain) limit 1',
        [LOCK, MOST_CHAINS],
      );
      const { chain } = rows[0]!;
      return new Lane(client, chain, await endOf(client, chain));
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
  }

  get tip(): Tip {
    return this.end;
  }

  /** Writes records behind the last one; once it has settled they are durable. */
  async append(accesses: readonly Access[]): Promise<void> {
    const records = linked(this.chain, this.end, accesses);
    await this.client.query({ ...INSERT, values: [JSON.stringify(records.map(stored))] });
    const { number, hash } = records.at(-1)!;
    this.end = { number, hash };
  }

  async keep({ chain, number, hash, at, keyId, signature }: Head): Promise<void> {
    await this.client.query(
      `insert into access_head (chain, number, hash, at, key_id, signature) values ($1, $2, $3, $4, $5, $6)`,
      [chain, number, hash, new Date(at), keyId, signature],
    );
  }

  /** Whether the chain has the record that a head was signed over, or has a later head that vouches for its absence. */
  async holds({ chain, number, hash }: Head): Promise<boolean> {
    const { rows } = await this.client.query<{ holds: boolean }>(
      `select coalesce((select hash = $3 from access_record where chain = $1 and number = $2),
         exists (select from access_head where chain = $1 and number >= $2)) as holds`,
      [chain, number, hash],
    );
    return rows[0]!.holds;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

const stored = (record: ChainedAccess) => ({ ...record, at: new Date(record.at).toISOString() });

/** Where old records have gone by their retention, the chain goes on behind the last signed head. */
async function endOf(client: pg.Client, chain: number): Promise<Tip> {
  const { rows } = await client.query<{ number: string; hash: string }>(
    `(select number, hash from access_record where chain = $1 order by number desc limit 1)
     union all (select number, hash from access_head where chain = $1 order by number desc limit 1)
     order by number desc limit 1`,
    [chain],
  );
  return rows[0] ? { number: Number(rows[0].number), hash: rows[0].hash } : START;
}
