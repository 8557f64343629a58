// The principal that a command is told to act for.
import { findPrincipal, type Principal, principals } from '../access/principal.ts';
import { Problem } from '../problem.ts';

/** @throws Problem UNKNOWN_PRINCIPAL */
export function principalNamed(name: string): Principal {
  const principal = findPrincipal(name);
  if (principal) return principal;
  throw new Problem(
    'UNKNOWN_PRINCIPAL',
    `没有此主体 · There is no principal "${name}"`,
    `可用 · One of: ${principals.map((known) => known.name).join(' ')}`,
  );
}
