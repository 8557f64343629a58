// Who the caller is. It outlives a reload but not the tab: the key to people's data must not lie on a shared machine.
import type { Principal, Settings } from './hub.ts';

/** A principal of the demo is remembered by name, for its token changes with each new data directory. */
export type Choice = { principal: string } | { token: string } | 'none';

/** `principal` is null where the caller pasted a token of their own. */
export interface Session {
  token: string;
  principal: Principal | null;
}

const KEY = 'liandong.session';
const DEFAULT_PRINCIPAL = 'procuratorate';

/** The choice of this tab; in a new tab the default, which only the demo knows. */
export function recall(): Choice {
  const stored = sessionStorage.getItem(KEY);
  return stored ? (JSON.parse(stored) as Choice) : { principal: DEFAULT_PRINCIPAL };
}

/** Keeps the choice for the next load of this tab. */
export function remember(choice: Choice): void {
  sessionStorage.setItem(KEY, JSON.stringify(choice));
}

/** The session that a choice means on this hub; null = not signed in. */
export function openSession(choice: Choice, settings: Settings): Session | null {
  if (choice === 'none') return null;
  if ('token' in choice) return { token: choice.token, principal: null };
  const principal = settings.principals.find(({ name }) => name === choice.principal);
  return principal ? { token: principal.token, principal } : null;
}
