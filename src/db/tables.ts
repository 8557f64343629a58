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
