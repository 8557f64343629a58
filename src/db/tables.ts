// Tables of the program itself, which the graph does not show.
import { BigIntType } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A bearer token, kept as the SHA-256 of its text. */
@Entity({ tableName: 'access_token' })
export class AccessToken {
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @Property({ type: 'text' })
  principal!: string;

  @Property({ columnType: 'timestamptz', type: 'datetime', defaultRaw: 'now()' })
  createdAt!: Date;

  @Property({ columnType: 'timestamptz', type: 'datetime', nullable: true })
  expiresAt!: Date | null;
}

/** What the hubs of one database share: the key that signs cursors, the day last assessed. */
@Entity({ tableName: 'hub_setting' })
export class HubSetting {
  @PrimaryKey({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  value!: string;
}

/**
 * What a delivered row says, by its newest word, of a property on which datasets can disagree (datasets/statements.ts).
 * `value` is as the entity's column would hold it, `shown` as people may see it.
 */
@Entity({ tableName: 'source_statement' })
@Index({ properties: ['entityKind', 'entityId', 'property'] })
export class SourceStatement {
  @PrimaryKey({ type: new BigIntType('string') })
  datasetId!: string;

  @PrimaryKey({ type: 'text', collation: 'C' })
  key!: string;

  /** Field, constant or link of the contract. */
  @PrimaryKey({ type: 'text', collation: 'C' })
  source!: string;

  @PrimaryKey({ type: 'text', collation: 'C' })
  property!: string;

  /** Place in a list. */
  @PrimaryKey({ type: 'int' })
  ord!: number;

  @Property({ type: 'text', collation: 'C' })
  entityKind!: string;

  @Property({ type: new BigIntType('string') })
  entityId!: string;

  @Property({ type: 'text' })
  value!: string;

  @Property({ type: 'text', nullable: true, collation: 'C' })
  shown!: string | null;

  @Property({ type: 'boolean' })
  authoritative!: boolean;

  /** The dataset writes the property itself; else it only says so of a thing that its row links to. */
  @Property({ type: 'boolean' })
  written!: boolean;

  /** First and newest publication day of the deliveries that say so. */
  @Property({ type: 'date' })
  since!: string;

  @Property({ type: 'date' })
  asOf!: string;
}

/**
 * A text by which `search` finds a row of the graph, in the spelling-proof form of matching/search-keys.ts. Codes have
 * no core and no grams: they are found whole or by how they begin.
 */
@Entity({ tableName: 'search_entry' })
@Index({
  name: 'search_entry_by_code',
  expression: 'create index search_entry_by_code on search_entry (kind, key) where core is null',
})
@Index({
  name: 'search_entry_by_core',
  expression: 'create index search_entry_by_core on search_entry (core) where core is not null',
})
// Tells how long the longest core of a kind is.
@Index({
  name: 'search_entry_by_length',
  expression: 'create index search_entry_by_length on search_entry (kind, length(core)) where core is not null',
})
@Index({
  name: 'search_entry_by_grams',
  expression: 'create index search_entry_by_grams on search_entry using gin (grams)',
})
export class SearchEntry {
  /** The entity. */
  @PrimaryKey({ type: 'text', collation: 'C' })
  kind!: string;

  @PrimaryKey({ type: new BigIntType('string') })
  entityId!: string;

  /** The property that the text stands in, and its place where that is a list. */
  @PrimaryKey({ type: 'text', collation: 'C' })
  field!: string;

  @PrimaryKey({ type: 'smallint' })
  place!: number;

  /** A name that the row goes by no longer. */
  @Property({ type: 'boolean' })
  former!: boolean;

  @Property({ type: 'text', collation: 'C' })
  key!: string;

  @Property({ type: 'text', collation: 'C', nullable: true })
  core!: string | null;

  @Property({ type: 'array', columnType: 'int[]', nullable: true })
  grams!: number[] | null;
}
