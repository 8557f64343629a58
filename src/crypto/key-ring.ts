// The keys that the hub protects stored values with. What is sealed names the key that it was sealed under.
import { type Profile, profiles, type Sealer } from './profile.ts';

/** The key that values without a key's id were sealed under, and that of IDENTITY_KEY. */
export const FIRST = '1';

/** A key of 32 bytes. */
export interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/** All keys of a hub, of which one seals what is new. */
export class KeyRing {
  readonly profile: Profile;
  readonly keys: readonly Key[];
  /** The id of the key that seals. */
  readonly current: string;
  private readonly byId: ReadonlyMap<string, Key & { sealer: Sealer }>;

  constructor(profile: Profile, keys: readonly Key[], current: string) {
    this.profile = profile;
    this.keys = keys;
    this.current = current;
    this.byId = new Map(keys.map((key) => [key.id, { ...key, sealer: profile.sealer(key.bytes) }]));
  }

  /** A ring of one key. */
  static of(bytes: Buffer, profile: Profile = profiles.sm): KeyRing {
    return new KeyRing(profile, [{ id: FIRST, bytes }], FIRST);
  }

  get currentKey(): Key {
    return this.byId.get(this.current)!;
  }

  /** The text encrypted under the current key, `<key id>:<base64>`; different at each call. */
  seal(text: string): string {
    return `${this.current}:${this.byId.get(this.current)!.sealer.seal(text).toString('base64')}`;
  }

  /** The text that was sealed. Throws where it was changed, or sealed under a key that is not here. */
  open(sealed: string): string {
    const [, id = FIRST, base64 = sealed] = /^([^:]*):(.*)$/s.exec(sealed) ?? [];
    const key = this.byId.get(id);
    if (!key) throw new Error(`a sealed text is of a key that is not in the ring: ${id}`);
    return key.sealer.open(Buffer.from(base64, 'base64'));
  }
}
