// Free text and names. Shown as the agency wrote it, full-width brackets included; only what nobody can see (stray
// spaces, zero-width marks) and the width of letters and digits change. Matching has its own keys.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** Cleans a text. Private-use characters from old fonts warn; U+FFFD means a wrong encoding and fails. */
export function clean(text: string): Cleaned {
  const shown = text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[Ａ-Ｚａ-ｚ０-９]/g, (wide) => wide.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim();
  if (isNothing(tidy(shown))) return cleaned<string>(null);
  if (shown.includes('\uFFFD')) return faulty('BROKEN_CHARACTER');
  return /\p{Co}/u.test(shown) ? cleaned(shown, 'PRIVATE_USE_CHARACTER') : cleaned(shown);
}
