// The scalars of the graph. Each says how a value looks outside and what PostgreSQL is bound to inside.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** An error in what the caller sent; `where` names the argument or field. */
export const badInput = (message: string, where?: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...(where && { argument: where }) } });

function stringScalar(name: string, description: string, parse: (text: string) => string): GraphQLScalarType {
  const parseValue = (value: unknown) => {
    if (typeof value !== 'string') throw badInput(`${name} 须写成字符串 · ${name} is written as a string, in quotes`);
    return parse(value);
  };
  return new GraphQLScalarType<string, unknown>({
    name,
    description,
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : null),
    serialize: (value) => value,
  });
}

const MONEY = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/;

/** Yuan outside ("23953400.00"), whole fen inside ("2395340000"). */
export const Money = stringScalar(
  'Money',
  '金额,单位元,两位小数的字符串 · An exact amount in yuan, a decimal string with two places, such as "23953400.00"',
  (text) => {
    const match = MONEY.exec(text);
    if (!match) throw badInput(`金额写法如 "1200.00" · "${text}" is not an amount such as "1200.00"`);
    return String(BigInt(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(2, '0')}`));
  },
);

/** A day that exists; PostgreSQL, unlike JavaScript, has no year 0. */
const isDay = (text: string) =>
  /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** A calendar day, `YYYY-MM-DD`. */
export const Day = stringScalar('Date', '日期 · A calendar day, YYYY-MM-DD', (text) => {
  if (!isDay(text)) throw badInput(`日期写法如 "2025-06-06" · "${text}" is not a day such as "2025-06-06"`);
  return text;
});

/** RFC 3339; offsets to 15:59, beyond which PostgreSQL takes none and the earth has none. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-5]):[0-5]\d)$/;

/** A moment, RFC 3339 with offset. */
export const Instant = stringScalar('DateTime', '时间点 · A moment, RFC 3339 with offset', (text) => {
  const [, day] = INSTANT.exec(text) ?? [];
  if (!day || !isDay(day))
    throw badInput(`时间须带时区 · "${text}" is not a moment such as "2025-06-06T13:15:51+08:00"`);
  return text;
});

/** The place of a row in an ordered list; made by the hub, opaque to callers. */
export const Cursor = stringScalar('Cursor', '游标 · The place of a row in a list. Opaque', (text) => text);

/** A node's global id, `<Type>:<number>`. */
export interface NodeId {
  type: string;
  key: string;
}

/** Reads a global id; BAD_USER_INPUT where it is none. */
export function parseNodeId(text: string): NodeId {
  const match = /^([A-Z][A-Za-z]+):(0|[1-9]\d{0,17})$/.exec(text);
  if (!match) throw badInput(`不是本图的 id · "${text}" is not an id of this graph`, 'id');
  return { type: match[1]!, key: match[2]! };
}
