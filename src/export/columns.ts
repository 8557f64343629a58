// The columns of an export: every value that the selection holds, in its order, with a heading from the schema.
import { isEnumType, isObjectType } from 'graphql';
import { badInput } from '../graph/scalars.ts';
import type { Build } from '../graph/sql/build.ts';
import { holdsRows, type List, listedEntity, type Selected } from './selection.ts';

/** The languages of headings. */
export type Language = 'zh' | 'en';

/** What the values of a column are; lists of any kind are text. */
export type ColumnKind = 'text' | 'number' | 'money' | 'day' | 'instant' | 'boolean';

/** A column of an export. */
export interface Column {
  heading: string;
  kind: ColumnKind;
  /** Which of the lists its values are in, and the response keys from their row to them. */
  level: number;
  keys: string[];
}

const kinds: Readonly<Record<string, ColumnKind>> = {
  Int: 'number',
  Float: 'number',
  Money: 'money',
  Date: 'day',
  DateTime: 'instant',
  Boolean: 'boolean',
};

/** Where a column lies while the selection is walked. */
interface Place {
  level: number;
  keys: string[];
  names: string[];
  inList: boolean;
}

/** The columns of these lists, the inner list's where it stands in the outer one's selection. */
export function columnsOf(build: Build, lists: List[], language: Language): Column[] {
  const walk = (fields: Selected[], place: Place): Column[] => fields.flatMap((field) => columnsAt(field, place));

  const columnsAt = (field: Selected, place: Place): Column[] => {
    const { level } = place;
    const names = [...place.names, headingOf(field, language)];
    const keys = [...place.keys, field.key];
    const inList = place.inList || field.list;
    if (!isObjectType(field.type)) {
      const kind = inList || isEnumType(field.type) ? 'text' : (kinds[field.type.name] ?? 'text');
      return [{ heading: names.filter(Boolean).join(between[language]), kind, level, keys }];
    }
    if (listedEntity(build, field) === null) return walk(field.below, { level, keys, names, inList });
    return field.below.flatMap((member) => {
      if (!holdsRows(member)) return columnsAt(member, { level, keys, names, inList });
      if (inList) throw listInGroups(keys);
      const next = lists[level + 1];
      // The rows of the lists that were not chosen are left out.
      if (next?.connection !== field) return [];
      return walk(next.rows.below, { level: level + 1, keys: [], names, inList: false });
    });
  };

  return distinct(walk(lists[0]!.rows.below, { level: 0, keys: [], names: [], inList: false }));
}

const between = { zh: '·', en: ' · ' };

/** An alias is a heading as it is; else the field's own documentation, `English · 中文`, up to its first remark. */
function headingOf({ key, name, definition }: Selected, language: Language): string {
  if (key !== name) return key;
  if (name === 'aggregates') return '';
  const [english, chinese] = (definition.description ?? name).split(' · ');
  const text = (language === 'zh' ? chinese : english) ?? name;
  return text.split(/[;；]/)[0]!.trim();
}

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

/** The value of a column in a row of its list; what lies in lists is joined. */
export function valueAt(row: unknown, keys: readonly string[]): unknown {
  let value = row;
  for (const [index, key] of keys.entries()) {
    if (Array.isArray(value)) return joined(value.map((item) => valueAt(item, keys.slice(index))));
    if (value === null || value === undefined) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return Array.isArray(value) ? joined(value) : value;
}

const joined = (values: unknown[]): string | null =>
  values.length === 0 ? null : values.map((value) => value ?? '').join('；');
