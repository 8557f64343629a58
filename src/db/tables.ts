// Tables of the program itself, which the graph does not show.
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

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
