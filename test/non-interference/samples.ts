// Values that occur in the store, seen or not, for generated queries to filter by and search for.

import { searchedFields } from '../../src/graph/model.ts';
import type { Hub } from '../../src/hub.ts';
import type { Samples } from '../generate-query.ts';

/** Samples of all scalars. */
export async function samplesOf(hub: Hub): Promise<Samples> {
  const column = async (text: string) => (await hub.pool.query<{ v: string }>(text)).rows.map(({ v }) => v);
  const ids: string[] = [];
  const strings: string[] = [];
  for (const entity of hub.model.entities.values()) {
    const of = `from "${entity.table}" order by hashtext(id::text)`;
    ids.push(...(await column(`select '${entity.name}:' || id as v ${of} limit 8`)));
    for (const field of searchedFields(entity))
      strings.push(
        ...(await column(`select "${field.column}"${field.kind === 'list' ? '[1]' : ''} as v ${of} limit 6`)),
      );
  }
  const money = await column(`select round(contract_price * 0.01, 2)::text as v from project order by id limit 20`);
  const days = await column(`select received_on::text as v from wage_complaint order by id limit 20`);
  return {
    ID: [...ids, 'Division:150302000000', 'Project:999999'],
    String: [...strings.filter(Boolean), '海勃湾', '乌海市', '有限公司', '改', '某', ''],
    Int: [0, 1, 2, 3, 5, 10, 100],
    Float: [0.02, 0.5, 100, 12000.5],
    Money: [...money.filter(Boolean), '0.00', '1000.50'],
    Date: [...days.filter(Boolean), '2025-06-06'],
    DateTime: ['2024-01-01T00:00:00+08:00', '2030-01-01T00:00:00Z'],
    Boolean: [true, false],
    Cursor: [''],
  };
}
