// What every entity has that comes from deliveries: the rows that it rests on; and what those have that several datasets
// speak of.
import type { Collection } from '@mikro-orm/core';
import { Many, Node } from '../../graph/decorators.ts';
import type { Discrepancy } from './discrepancy.entity.ts';
import type { SourceRecord } from './source-record.entity.ts';

/** An entity whose rows come from deliveries. The target goes by its name: its own imports lead back to most entities. */
export abstract class Delivered extends Node {
  @Many(() => 'SourceRecord', 'entityId', {
    en: 'Delivered rows that it rests on, with their values',
    zh: '数据来源',
    where: (owner) => ({ entityKind: owner }),
  })
  sources!: Collection<SourceRecord>;
}

/** An entity that several datasets speak of, so that they can disagree (datasets/statements.ts). */
export abstract class Compared extends Delivered {
  @Many(() => 'Discrepancy', 'entityId', {
    en: 'Where the datasets disagree',
    zh: '数据不一致',
    where: (owner) => ({ entityKind: owner }),
  })
  discrepancies!: Collection<Discrepancy>;
}
