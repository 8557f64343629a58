// How much one caller may ask: each limit has a name, a default and a meaning, and is set by the variable LIMITS.

/** Defaults: every operation of schema/operations and the console's introspection stay well below. */
export const defaultLimits = {
  /** What an operation may cost (cost.ts). */
  cost: 2_000_000,
  /** Fields within fields, and lists and objects within an argument. */
  depth: 30,
  /** Selections side by side in one pair of braces. */
  breadth: 500,
  /** Fields of a document, those of a fragment wherever it is spread. */
  selections: 2_000,
  aliases: 400,
  directives: 200,
  fragments: 100,
  /** Words and signs of a document; the parser stops there. */
  tokens: 15_000,
  /** Values within the variables. */
  values: 10_000,
  /** Bytes of a request. */
  body: 1_048_576,
  /** Cost of all operations of a principal within a minute; 0 = any. */
  rate: 1_000_000_000,
  /** Sign-ins by one token, and tokens from one address, that may fail within a minute; 0 = any. */
  signIns: 60,
};

/** The limits of a hub. */
export type Limits = Readonly<typeof defaultLimits>;

/** `depth=20 cost=50000`, the others as they are; null where a name or a number is none. */
export function readLimits(text: string): Limits | null {
  const given = text.split(/[\s,]+/).filter(Boolean);
  const pairs = given.map((one) => /^(\w+)=(\d{1,12})$/.exec(one));
  if (!pairs.every((pair) => pair && Object.hasOwn(defaultLimits, pair[1]!))) return null;
  return { ...defaultLimits, ...Object.fromEntries(pairs.map((pair) => [pair![1], Number(pair![2])])) };
}
