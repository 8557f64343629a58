// How a sensitive text is shown where it may not be shown in full: domain section 5.3.

/** What a text is, as far as masking goes. */
export type MaskKind = 'name' | 'phone' | 'identity' | 'account';

/** What stands for a text of which nothing may be shown. */
export const HIDDEN = '***';

/** What stands for the name of a minor: it tells nothing, so that no mask is laid over it. */
export const MINOR = '未成年人A';

/** Masks by kind; lengths are counted in characters, so that 𠮷 is one. */
const masks: Readonly<Record<MaskKind, (chars: string[]) => string>> = {
  // 张*, 张*三, 巴**图
  name: (chars) => {
    if (chars.join('') === MINOR) return MINOR;
    return chars.length <= 2 ? `${chars[0]}*` : `${chars[0]}${'*'.repeat(chars.length - 2)}${chars.at(-1)}`;
  },
  phone: (chars) => keep(chars, 3, 4),
  identity: (chars) => keep(chars, 4, 4),
  account: (chars) => keep(chars, 4, 4),
};

/** The text with the mask of its kind; without a kind nothing of it is shown. */
export function masked(text: string, kind: MaskKind | null): string {
  const chars = [...text.trim()];
  return kind === null || chars.length === 0 ? HIDDEN : masks[kind](chars);
}

/** Keeps the ends; a text too short for that is hidden whole. */
function keep(chars: readonly string[], first: number, last: number): string {
  if (chars.length <= first + last) return HIDDEN;
  const stars = '*'.repeat(chars.length - first - last);
  return `${chars.slice(0, first).join('')}${stars}${chars.slice(-last).join('')}`;
}
