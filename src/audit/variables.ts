// The variables of an operation as the log may hold them: what was asked by, but no value. Equal values of one agency
// have equal tokens, so that who is suspected of having looked for someone can be found out by whoever holds the key.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { type GraphQLSchema, isEnumType, isInputObjectType } from 'graphql';

/** Values of one operation that are written one by one; where there are more, all of them have one token together. */
const MOST = 100;

/** Characters of a name that is kept as it is. */
const LONGEST = 100;

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

  /**
   * JSON of the variables: names that the document or the schema has, codes and booleans; a token for whatever else.
   * @param holder whose tokens they are, see {@link token}
   */
  variables(values: Readonly<Record<string, unknown>>, document: string, holder: string): string {
    const token = (value: unknown) => this.token(value, holder);
    let left = MOST;
    const written = (value: unknown): unknown => {
      left -= 1;
      if (value === null || value === undefined || typeof value === 'boolean') return value;
      if (typeof value === 'string' && this.words.has(value)) return value;
      if (Array.isArray(value)) return list(value);
      if (typeof value === 'object') return object(value, (name) => this.words.has(name));
      return token(value);
    };
    const list = (value: readonly unknown[]): unknown[] => {
      const shown: unknown[] = [];
      while (shown.length < value.length && left > 0) shown.push(written(value[shown.length]));
      const rest = value.length - shown.length;
      return rest > 0 ? [...shown, `+${rest}`] : shown;
    };
    const object = (value: object, isWord: (name: string) => boolean): Record<string, unknown> => {
      const names = Object.keys(value);
      const shown: [string, unknown][] = [];
      let rest = names.length;
      for (; rest > 0 && left > 0; rest -= 1) {
        const name = names[names.length - rest]!;
        const key = name.length <= LONGEST && isWord(name) ? name : token(name);
        shown.push([key, written((value as Record<string, unknown>)[name])]);
      }
      return Object.fromEntries(rest > 0 ? [...shown, ['+', rest]] : shown);
    };
    const shown = object(values, (name) => document.includes(`$${name}`));
    // Written once for all that was left out, wherever: a token for each place would read the same values again and again.
    return JSON.stringify(left > 0 ? shown : { ...shown, '*': token(values) });
  }

  /**
   * The token of a value, 22 characters behind a `#`. Another holder has another one: who reads the records of others
   * must not find their values by asking for them.
   */
  token(value: unknown, holder: string): string {
    const text = typeof value === 'string' ? value : jsonOf(value);
    const key = createHmac('sm3', this.key).update(holder).digest();
    return `#${createHmac('sm3', key).update(text).digest().subarray(0, TOKEN_BYTES).toString('base64url')}`;
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
