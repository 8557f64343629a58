// A person: one node across all datasets, known by a keyed token of the identity number. Nothing here can be searched by
// the number itself, and of a minor neither name nor birth day is in the readable part of the store.
import type { Collection } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
import { Bool, HubEntity, Internal, Many, Node, Text } from '../../graph/decorators.ts';
import { Permit } from '../construction/permit.entity.ts';
import { Enforcement } from '../litigation/enforcement.entity.ts';
import { LawsuitParty } from '../litigation/lawsuit-party.entity.ts';
import { PracticeBan } from '../minors/practice-ban.entity.ts';
import { StaffMember } from '../minors/staff-member.entity.ts';
import { LegalAid } from '../relief/legal-aid.entity.ts';
import { ReliefRecipient } from '../relief/relief-recipient.entity.ts';
import { SocialAssistance } from '../relief/social-assistance.entity.ts';
import { BlacklistEntry } from '../wages/blacklist-entry.entity.ts';
import { RosterEntry } from '../wages/roster-entry.entity.ts';
import { WagePayment } from '../wages/wage-payment.entity.ts';
import { Enterprise } from './enterprise.entity.ts';
import { Official } from './official.entity.ts';

/** The encrypted identity number of a person by key; of a minor, and of whoever may be one, none is ever shown. */
export const identityCipher = (person: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select p.identity_cipher from person p where p.id = ${person} and p.minor is false`;

@HubEntity({ rowsFrom: 'mentions', plural: 'persons', en: 'Person, the same in all datasets', zh: '自然人' })
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
    en: 'Identity number; masked it keeps region and last four digits, of a minor, who is always masked, the region only',
    zh: '公民身份号码(未成年人始终脱敏)',
    level: 3,
    mask: 'identity',
    cipher: ({ col }) => identityCipher(col('id')),
    token: 'token',
  })
  identityNumber!: string | null;

  @Bool({ en: 'Under 18 on the day of the last word about the person', zh: '未成年人' })
  minor!: boolean | null;

  @Many(() => StaffMember, 'person', { en: 'Posts at institutions for minors', zh: '未成年人服务机构任职' })
  staffPosts!: Collection<StaffMember>;

  @Many(() => PracticeBan, 'person', { en: 'Bans on working with minors', zh: '从业禁止' })
  practiceBans!: Collection<PracticeBan>;

  @Many(() => ReliefRecipient, 'person', { en: 'Judicial relief', zh: '司法救助' })
  reliefRecipients!: Collection<ReliefRecipient>;

  @Many(() => LegalAid, 'person', { en: 'Legal aid', zh: '法律援助' })
  legalAids!: Collection<LegalAid>;

  @Many(() => SocialAssistance, 'person', { en: 'Social aid', zh: '社会救助' })
  socialAssistances!: Collection<SocialAssistance>;

  @Many(() => LawsuitParty, 'person', { en: 'Civil suits the person is a party of', zh: '涉诉记录' })
  lawsuitParties!: Collection<LawsuitParty>;

  @Many(() => Enforcement, 'applicant.person', { en: 'Enforcement the person asked for', zh: '申请执行的案件' })
  enforcementsSought!: Collection<Enforcement>;

  @Many(() => Enforcement, 'debtor.person', { en: 'Enforcement against the person', zh: '作为被执行人的执行案件' })
  enforcements!: Collection<Enforcement>;

  @Many(() => Enterprise, 'legalRepresentativePerson', { en: 'Enterprises represented', zh: '任法定代表人的企业' })
  enterprisesRepresented!: Collection<Enterprise>;

  @Many(() => Permit, 'projectManagerPerson', { en: 'Permits as project manager', zh: '任项目经理的施工许可' })
  permitsManaged!: Collection<Permit>;

  @Many(() => RosterEntry, 'person', { en: 'Months on rosters', zh: '实名制考勤' })
  rosterEntries!: Collection<RosterEntry>;

  @Many(() => WagePayment, 'person', { en: 'Wages due and paid', zh: '工资发放' })
  wagePayments!: Collection<WagePayment>;

  @Many(() => BlacklistEntry, 'responsiblePerson', { en: 'Listings for wage arrears', zh: '失信名单' })
  blacklistEntries!: Collection<BlacklistEntry>;

  @Many(() => Official, 'person', { en: 'Office held', zh: '公职身份' })
  officials!: Collection<Official>;
}
