// Which person a row means: the one with the same token. A name alone names nobody: too many people share theirs.
import type { ClientBase } from 'pg';
import { copyInto } from '../db/copy.ts';
import { continueKeys } from '../db/sequence.ts';

/** What a row says of a person. */
export interface PersonSaid {
  /** The link of the row that names the person. */
  link: string;
  /** HMAC-SM3 of the identity number. */
  token: string;
  /** Null for a minor. */
  name: string | null;
  /** The identity number as it may be shown. */
  shown: string;
  /** The identity number, encrypted. */
  cipher: string;
  minor: boolean;
}

const columns = ['n', 'token', 'name', 'shown', 'cipher', 'minor'] as const;

/** Creates the table `person_said`; it goes with the transaction. */
export async function createPersonsSaid(client: ClientBase): Promise<void> {
  await client.query(`create temp table person_said (n bigint not null, token text collate "C" not null, name text,
    shown text not null, cipher text not null, minor boolean not null) on commit drop`);
}

/** Adds what the staged row `n` says of persons. */
export async function addPersonsSaid(client: ClientBase, said: readonly (PersonSaid & { n: number })[]): Promise<void> {
  const rows = said.map(({ n, token, name, shown, cipher, minor }) => [n, token, name, shown, cipher, minor]);
  await copyInto(client, 'person_said', columns, rows);
}

/** Fills the targets of the mentions of persons, and adds those who are new. */
export async function matchPersons(client: ClientBase): Promise<void> {
  await continueKeys(client, 'person');
  await client.query(`
    insert into person (token, display_name, identity_number, identity_cipher, minor)
    select token, name, shown, cipher, minor from (
      select distinct on (token) * from person_said order by token, name is null, n) s
    where not exists (select from person p where p.token = s.token) order by n`);
  // Who was a minor grows up; a later word may bring the name that an earlier one did not.
  await client.query(`
    update person p set minor = s.minor, display_name = case when not s.minor then coalesce(p.display_name, s.name) end,
      identity_number = s.shown
    from (select distinct on (token) * from person_said order by token, minor, name is null, n) s
    where s.token = p.token and (p.minor and not s.minor or p.display_name is null and s.name is not null)`);
  await client.query(`
    update mention m set target_id = p.id from person p
    where m.target = 'Person' and m.target_id is null and p.token = m.code`);
}
