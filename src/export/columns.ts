// The columns of an export: every value that the selection holds, in its order, with a heading from the schema.
import { type GraphQLEnumType, isEnumType, isObjectType } from 'graphql';
import { badInput } from '../graph/scalars.ts';
import type { Build } from '../graph/sql/build.ts';
import { holdsRows, isGrouped, type List, listedEntity, type Selected } from './selection.ts';
import type { TableRow } from './table.ts';

/** The languages of headings. */
type Language = 'zh' | 'en';

/** What the values of a column are; lists of any kind are text. */
export type ColumnKind = 'text' | 'number' | 'money' | 'day' | 'instant' | 'boolean';

/** A column of an export. */
export interface Column {
  heading: string;
  kind: ColumnKind;
  /** Its value, as the graph answers it; what lies in lists is joined to one text. */
  read(rows: TableRow): unknown;
}

/** How headings and codes are written. */
export interface Wording {
  headings: Language;
  /** Codes as the graph has them, or what they are called in the language of the headings. */
  codes: 'code' | 'label';
}

const kinds: Readonly<Record<string, ColumnKind>> = {
  Int: 'number',
  Float: 'number',
  Money: 'money',
  Date: 'day',
  DateTime: 'instant',
  Boolean: 'boolean',
};

/** Where a column lies while the selection is walked: in which of the lists, and under which response keys of its row. */
interface Place {
  level: number;
  keys: string[];
  names: string[];
  inList: boolean;
}

/** The columns of these lists, the inner list's where it stands in the outer one's selection. */
export function columnsOf(build: Build, lists: List[], { headings: language, codes }: Wording): Column[] {
  const outermost = lists[0]!;
  const walk = (fields: Selected[], place: Place): Column[] => fields.flatMap((field) => columnsAt(field, place));

  const columnsAt = (field: Selected, place: Place): Column[] => {
    const { level } = place;
    const names = [...place.names, headingOf(field, language)];
    const keys = [...place.keys, field.key];
    const inList = place.inList || field.list;
    if (!isObjectType(field.type)) {
      const labels = isEnumType(field.type) && codes === 'label' ? labelsOf(field.type, language) : undefined;
      const heading = names.filter(Boolean).join(between[language]);
      const kind = inList ? 'text' : (kinds[field.type.name] ?? 'text');
      return [{ heading, kind, read: (rows) => valueAt(rows[level], keys, labels) }];
    }
    if (listedEntity(build, field) === null) return walk(field.below, { level, keys, names, inList });
    return field.below.flatMap((member) => {
      if (!holdsRows(member)) return columnsAt(member, { level, keys, names, inList });
      if (inList || isGrouped(outermost)) throw listInGroups(keys);
      const next = lists[level + 1];
      // The rows of the lists that were not chosen are left out.
      if (next?.connection !== field) return [];
      return walk(next.rows.below, { level: level + 1, keys: [], names, inList: false });
    });
  };

  return distinct(walk(outermost.rows.below, { level: 0, keys: [], names: [], inList: false }));
}

const between = { zh: '·', en: ' · ' };

/** An alias is a heading as it is; `aggregates` and the `key` of groups say nothing that what is below them does not. */
function headingOf({ key, name, type, definition }: Selected, language: Language): string {
  if (key !== name) return key;
  if (name === 'aggregates' || type.name.endsWith('GroupKey')) return '';
  return documented(definition.description, language, name);
}

/** A remark in brackets that a semicolon would cut open. */
const CUT_OPEN = /[(（][^)）]*[;；].*$/;

/** The schema's documentation, `English · 中文`, up to its first remark. */
function documented(description: string | null | undefined, language: Language, otherwise: string): string {
  const [english, chinese] = (description ?? '').split(' · ');
  const text = (language === 'zh' ? chinese : english) || otherwise;
  return text.replace(CUT_OPEN, '').split(/[;；]/)[0]!.trim();
}

type Labels = ReadonlyMap<unknown, string>;

const labelsOf = (type: GraphQLEnumType, language: Language): Labels =>
  new Map(type.getValues().map(({ name, description }) => [name, documented(description, language, name)]));

/** Headings that are equal get a number: a column is found by its heading. */
function distinct(columns: Column[]): Column[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const count = (seen.get(column.heading) ?? 0) + 1;
    seen.set(column.heading, count);
    return count === 1 ? column : { ...column, heading: `${column.heading} (${count})` };
  });
}

const listInGroups = (keys: string[]) =>
  badInput(
    `分组内的列表不能导出,请从查询中去掉 ${keys.join('.')} · A list within groups can't be exported: take ${keys.join('.')} out of the query`,
    'path',
  );

function valueAt(value: unknown, keys: readonly string[], labels?: Labels): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return joined(value.map((item) => valueAt(item, keys, labels)));
  const [key, ...rest] = keys;
  if (key !== undefined) return valueAt((value as Record<string, unknown>)[key], rest, labels);
  return labels?.get(value) ?? value;
}

const joined = (values: unknown[]): string | null =>
  values.length === 0 ? null : values.map((value) => value ?? '').join('；');
