// What the claims of a token say of its bearer. The mapping is fixed: `sub` who, `agency` the code of an agency, `roles` a
// list of the hub's roles, `division` six digits. The issuer's administrators see to it that these claims are in the token.
import { findPrincipal, isAgency, roles as known, type Principal, type Role } from './principal.ts';
import { unauthenticated } from './refusal.ts';

/** Roles that are held on behalf of an agency. */
const ofAgencies: readonly Role[] = ['agency', 'partner', 'designated'];

/** Throws UNAUTHENTICATED where a claim does not say what this hub knows. */
export function claimedPrincipal(claims: Readonly<Record<string, unknown>>): Principal {
  const { sub, agency = null, division = null } = claims;
  if (typeof sub !== 'string' || !/^[!-~]{1,255}$/.test(sub)) {
    throw refused('sub', '须为 1 至 255 个 ASCII 字符', 'must be 1 to 255 ASCII characters');
  }
  if (agency !== null && !(typeof agency === 'string' && isAgency(agency))) {
    throw refused('agency', '不是本枢纽的部门代码', 'is not the code of an agency of this hub');
  }
  if (division !== null && !(typeof division === 'string' && /^\d{6}$/.test(division))) {
    throw refused('division', '须为六位区划代码', 'must be a division code of six digits');
  }
  const roles = rolesOf(claims.roles, agency !== null);
  const { zh, en } = (agency !== null && findPrincipal(agency)?.title) || { zh: '', en: '' };
  const title = { zh: `${zh} ${sub}`.trim(), en: `${en} ${sub}`.trim() };
  return { name: `oidc:${sub}`, agency, roles, division, datasets: null, title };
}

function rolesOf(claim: unknown, forAgency: boolean): readonly Role[] {
  const named: unknown[] = Array.isArray(claim) ? claim : [claim];
  const roles = known.filter((role) => named.includes(role));
  if (named.some((role) => !known.includes(role as Role)) || roles.length === 0) {
    throw refused(
      'roles',
      `须为以下角色的列表：${known.join(' ')}`,
      `must be a list of these roles: ${known.join(' ')}`,
    );
  }
  if (!forAgency && roles.some((role) => ofAgencies.includes(role))) {
    throw refused(
      'agency',
      `角色 ${ofAgencies.join('、')} 须有所属部门`,
      `must name the agency for the roles ${ofAgencies.join(', ')}`,
    );
  }
  return roles;
}

const refused = (claim: string, zh: string, en: string) =>
  unauthenticated('BAD_CLAIM', `令牌的声明 ${claim} 有误：${zh} · The claim "${claim}" of the token ${en}`);
