// Rotation of the keys of identity numbers: what is sealed passes to the ring's current key in batches, each by itself, so
// that a stop loses nothing and the next run goes on; tokens pass all at once, for half of them would split persons in two.
import type { ClientBase, Pool } from 'pg';
import { Identities } from '../access/identities.ts';
import { confirmTokenKey, TOKEN_KEY } from '../access/token-key.ts';
import { copyInto } from '../db/copy.ts';
import { inTransaction, lockDeliveries } from '../db/transaction.ts';
import type { Model } from '../graph/model.ts';
import { Problem } from '../problem.ts';
import type { Contract } from './contract.ts';
import { renewRowKeys } from './renew-row-keys.ts';

const BATCH = 1_000;
/** Keys of rows that are named in a message. */
const NAMED = 5;

interface Sealed {
  id: string;
  token: string;
  cipher: string;
}

/** What became of the sealed numbers. */
export interface Resealed {
  resealed: number;
  /** Keys of persons whose number does not open: it is damaged, or its key is not in the ring. It stays as it is. */
  unreadable: string[];
}

/** Seals every number that is not yet under the current key anew. */
export async function reseal(
  identities: Identities,
  pool: Pool,
  onProgress: (done: number) => void,
): Promise<Resealed> {
  const all: Resealed = { resealed: 0, unreadable: [] };
  const work = `identity_cipher is not null and not starts_with(identity_cipher, '${identities.ring.current}:')`;
  for (let last = '0'; ; ) {
    const batch = await inTransaction(pool, async (client) => {
      const rows = await numbersAfter(client, last, work);
      const opened = rows.map(({ id, cipher }) => ({
        id,
        cipher: attempt(() => identities.seal(identities.open(cipher))),
      }));
      const renewed = opened.filter(({ cipher }) => cipher !== undefined);
      await client.query(
        `update person p set identity_cipher = n.cipher from unnest($1::bigint[], $2::text[]) as n(id, cipher) where p.id = n.id`,
        [renewed.map(({ id }) => id), renewed.map(({ cipher }) => cipher)],
      );
      all.unreadable.push(...opened.filter(({ cipher }) => cipher === undefined).map(({ id }) => id));
      all.resealed += renewed.length;
      return rows;
    });
    if (batch.length === 0) return all;
    last = batch.at(-1)!.id;
    onProgress(all.resealed);
  }
}

/** What became of the tokens. */
export interface Retokened {
  persons: number;
  rowKeys: number;
}

/**
 * Makes all tokens with the current key, in one transaction, while no delivery is taken in. Throws Problem NUMBER_DAMAGED
 * where a number does not open or does not fit its token: nothing is changed then.
 * @returns null where they are made with it already
 */
export async function renewTokens(
  identities: Identities,
  { pool, model, contracts }: { pool: Pool; model: Model; contracts: readonly Contract[] },
  onProgress: (done: number) => void,
): Promise<Retokened | null> {
  const next = new Identities(identities.ring);
  if (next.fingerprint === identities.fingerprint) return null;
  return inTransaction(pool, async (client) => {
    await lockDeliveries(client);
    await confirmTokenKey(identities, client);
    const persons = await renewPersons(client, [identities, next], onProgress);
    const rowKeys = await renewRowKeys(client, model, contracts, [identities, next]);
    await client.query('update hub_setting set value = $2 where name = $1', [TOKEN_KEY, next.fingerprint]);
    return { persons, rowKeys };
  });
}

async function renewPersons(
  client: ClientBase,
  [from, to]: readonly [Identities, Identities],
  onProgress: (done: number) => void,
): Promise<number> {
  await client.query('create temp table renewed_token (id bigint primary key, token text collate "C") on commit drop');
  let done = 0;
  for (let last = '0'; ; ) {
    const rows = await numbersAfter(client, last);
    if (rows.length === 0) break;
    const numbers = rows.map(({ cipher, token }) => attempt(() => fitting(from, cipher, token)));
    const damaged = rows.filter((_, index) => numbers[index] === undefined);
    if (damaged.length > 0) throw damagedNumbers(damaged.map(({ id }) => id));
    await copyInto(
      client,
      'renewed_token',
      ['id', 'token'],
      rows.map(({ id }, index) => [id, to.token(numbers[index]!)]),
    );
    done += rows.length;
    last = rows.at(-1)!.id;
    onProgress(done);
  }
  await client.query('update person p set token = n.token from renewed_token n where n.id = p.id');
  return done;
}

/** The number, which is the one that the token stands for. */
function fitting(identities: Identities, cipher: string, token: string): string {
  const number = identities.open(cipher);
  if (identities.token(number) !== token) throw new Error('the number is not that of the token');
  return number;
}

/** The next persons by key. They are locked: what is written back must be what was read. */
async function numbersAfter(client: ClientBase, id: string, condition = 'true'): Promise<Sealed[]> {
  const { rows } = await client.query<Sealed>(
    `select p.id::text, token, coalesce(identity_cipher, '') as cipher from person p
     where p.id > $1 and ${condition} order by p.id limit ${BATCH} for update`,
    [id],
  );
  return rows;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Names some of the persons whose number does not open. */
export const damagedNumbers = (ids: readonly string[]): Problem => {
  const named = ids.slice(0, NAMED).map((id) => `Person:${id}`);
  return new Problem(
    'NUMBER_DAMAGED',
    `${ids.length} 个身份证号无法解密 · Identity numbers that do not open: ${ids.length} (${named.join(', ')}${ids.length > NAMED ? ' …' : ''})`,
    '将其密钥加入 KEYS_FILE，或从备份恢复后重新执行 · Put their key into KEYS_FILE, or restore them from a backup, and run the command again',
  );
};
