// Encrypted fields for callers who see them in the clear. PostgreSQL has no keys: it answers the cipher text behind a mark,
// and the hub puts the number in its place. The mark is random and made anew by each process, so that no stored text can
// pass for one; what does not open stays null.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Identities } from '../../access/identities.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { identityNumber } from '../../law/identifiers/identityNumber.ts';
import type { ComputedField, RowContext, ScalarField } from '../model.ts';
import { type Build, column, type Row, type Sql } from './build.ts';
import { mapValue, Slot } from './slot.ts';

/** Opens what statements answered of encrypted fields. */
export class Opener {
  /** Stands before each cipher text in an answer. */
  readonly mark = `sealed-${randomBytes(18).toString('hex')}:`;
  private readonly marked = new RegExp(`"${this.mark}((?:[^"\\\\]|\\\\.)*)"`, 'g');

  /** @param onTrouble is told of cipher texts that do not open */
  constructor(
    private readonly identities: Identities,
    private readonly onTrouble: (trouble: Error) => void,
  ) {}

  /** JSON with every marked cipher text replaced by what it holds. */
  open(json: string): string {
    return json.includes(this.mark) ? json.replace(this.marked, (_, sealed: string) => this.opened(sealed)) : json;
  }

  /** Tokens under which a person with this number may be stored. */
  tokens(number: string): string[] {
    const read = identityNumber(number, { on: '9999-12-31' });
    return this.identities.tokens(read.ok ? read.value : number);
  }

  private opened(sealed: string): string {
    try {
      return JSON.stringify(this.identities.open(sealed));
    } catch (error) {
      // The number is not in the message, nor is its cipher text.
      this.onTrouble(error as Error);
      return 'null';
    }
  }
}

/** The value of an encrypted field in the clear: marked for the opener, or masked where the row has no cipher to show. */
export function sealedValue(build: Build, field: ScalarField | ComputedField, row: RowContext, stored: Sql): Sql {
  build.opens = true;
  const mark = sql`cast(${sql.val(new Slot('', (call) => call.opener?.mark))} as text)`;
  return sql`coalesce(${mark} || (${field.cipher!(row)}), ${maskSql[field.mask!](stored)})`;
}

/**
 * The conditions of a filter by an encrypted field, which only the keyed token answers. Rows that show their mask alone,
 * as those of minors do, are not found.
 */
export function sealedFilter(row: Row, field: ScalarField, cipher: Sql, members: [string, unknown][]): Sql[] {
  const stored = column(row, field.column);
  return members.map(([operator, operand]) => {
    if (operator === 'isNull') return operand ? sql`${stored} is null` : sql`${stored} is not null`;
    const numbers = (operator === 'eq' ? mapValue(operand as string, (one) => [one]) : operand) as
      | string[]
      | Slot<string[]>;
    return sql`(${column(row, field.tokenColumn!)} = any(cast(${sql.val(tokensOf(numbers))} as text[])) and (${cipher}) is not null)`;
  });
}

/** Tokens are made at each call: the plan holds none, and of numbers only those that stand in its document. */
function tokensOf(numbers: readonly (string | Slot<string>)[] | Slot<string[]>): Slot<string[]> {
  return new Slot<string[]>([], (call) => {
    const given = numbers instanceof Slot ? numbers.read(call) : numbers;
    const plain = given.map((number) => (number instanceof Slot ? number.read(call) : number));
    return plain.flatMap((number) => call.opener?.tokens(number) ?? []);
  });
}
