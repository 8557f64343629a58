// A person: one node across all datasets, known by a keyed token of the identity number. Nothing here can be searched by
// the number itself, and of a minor neither name nor birth day is in the readable part of the store.
import { Bool, HubEntity, Internal, Node, Text } from '../../graph/decorators.ts';

@HubEntity({ plural: 'persons', en: 'Person, the same in all datasets', zh: '自然人' })
export class Person extends Node {
  /** HMAC-SM3 of the identity number (access/identities.ts). */
  @Internal('text', { unique: true })
  token!: string;

  /** The number, encrypted with SM4. */
  @Internal('text')
  identityCipher!: string;

  @Text({ en: 'Name; null for minors', zh: '姓名(未成年人为空)', level: 3, mask: 'name' })
  displayName!: string | null;

  @Text({
    en: 'Identity number, as it may be shown: region and last four digits; of a minor the region only',
    zh: '公民身份号码(脱敏)',
    level: 3,
    mask: 'identity',
  })
  identityNumber!: string | null;

  @Bool({ en: 'Under 18 on the day of the last word about the person', zh: '未成年人' })
  minor!: boolean | null;
}
