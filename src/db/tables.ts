// Tables of the program itself, which the graph does not show.
import { BigIntType } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** An API key, kept as the SHA-256 of its text, and whom it makes its bearer. */
@Entity({ tableName: 'api_key' })
export class ApiKey {
  @PrimaryKey({ type: new BigIntType('string'), autoincrement: true })
  id!: string;

  @Property({ type: 'text', unique: true })
  hash!: string;

  /** Of the principal. */
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  agency!: string | null;

  @Property({ type: 'array', columnType: 'text[]' })
  roles!: string[];

  @Property({ type: 'text', nullable: true })
  division!: string | null;

  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  datasets!: string[] | null;

  /** What becomes of its documents that are not registered; null = what the settings say. */
  @Property({ type: 'text', nullable: true })
  documents!: string | null;

  /** Of a demo's tokens.json: nobody to a hub that is no demo. */
  @Property({ type: 'boolean' })
  demo!: boolean;

  @Property({ columnType: 'timestamptz', type: 'datetime', defaultRaw: 'now()' })
  createdAt!: Date;

  @Property({ columnType: 'timestamptz', type: 'datetime', nullable: true })
  expiresAt!: Date | null;

  @Property({ columnType: 'timestamptz', type: 'datetime', nullable: true })
  revokedAt!: Date | null;
}

/** A document that may be asked where others may not, by `sha256:` and the hash of its text. */
@Entity({ tableName: 'trusted_document' })
export class TrustedDocumentRecord {
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'text' })
  registeredBy!: string;

  @Property({ columnType: 'timestamptz', type: 'datetime' })
  registeredAt!: Date;
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
 * A signed head of a chain of access records (audit/heads.ts): it holds the whole chain up to that record. Rows are only
 * ever added.
 */
@Entity({ tableName: 'access_head' })
export class AccessHead {
  @PrimaryKey({ type: 'int' })
  chain!: number;

  @PrimaryKey({ type: 'numeric', columnType: 'numeric' })
  number!: string;

  /** Of the record. */
  @Property({ type: 'text', collation: 'C' })
  hash!: string;

  @Property({ columnType: 'timestamptz', type: 'datetime' })
  at!: Date;

  @Property({ type: 'text', collation: 'C' })
  keyId!: string;

  /** SM2 with SM3, base64. */
  @Property({ type: 'text', collation: 'C' })
  signature!: string;
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
