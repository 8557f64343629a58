// The variables of an operation as the log may hold them: what was asked by, but no value. Equal values have equal tokens,
// so that who is suspected of having looked for someone can be found out by whoever holds the key.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { type GraphQLSchema, isEnumType, isInputObjectType } from 'graphql';

/** Values of one operation that have a token each; what lies behind them has one together. */
const MOST = 100;

/** Half of an HMAC-SM3. */
const TOKEN_BYTES = 16;

/** Writes variables without their values. */
export class Tokenizer {
  private readonly key: KeyObject;
  /** Words of the schema: they say nothing that the document does not. */
  private readonly words = new Set<string>();

  constructor(key: Buffer, schema: GraphQLSchema) {
    this.key = createSecretKey(createHmac('sm3', key).update('access record').digest());
    for (const type of Object.values(schema.getTypeMap())) {
      if (isEnumType(type)) for (const { name } of type.getValues()) this.words.add(name);
      if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) this.words.add(name);
    }
  }

  /** JSON of the variables: names that the document or the schema has, codes and booleans; a token for whatever else. */
  variables(values: Readonly<Record<string, unknown>>, document: string): string {
    let left = MOST;
    const written = (value: unknown): unknown => {
      if (value === null || value === undefined || typeof value === 'boolean') return value;
      if (typeof value === 'string' && this.words.has(value)) return value;
      left -= 1;
      if (left < 0) return this.token(value);
      if (Array.isArray(value)) return list(value);
      if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(entry));
      return this.token(value);
    };
    const list = (value: readonly unknown[]): unknown[] => {
      const shown = value.slice(0, MOST).map(written);
      return value.length > MOST ? [...shown, `+${value.length - MOST} ${this.token(value)}`] : shown;
    };
    const entry = ([name, value]: [string, unknown]) => [
      this.words.has(name) ? name : this.token(name),
      written(value),
    ];
    const top = Object.entries(values)
      .slice(0, MOST)
      .map(([name, value]) => [document.includes(`$${name}`) ? name : this.token(name), written(value)]);
    return JSON.stringify(Object.fromEntries(top));
  }

  /** The token of a value, 22 characters behind a `#`. */
  token(value: unknown): string {
    const text = typeof value === 'string' ? value : jsonOf(value);
    return `#${createHmac('sm3', this.key).update(text).digest().subarray(0, TOKEN_BYTES).toString('base64url')}`;
  }
}

/** Nothing for what is nested more deeply than the stack goes: no filter of the graph can be. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
