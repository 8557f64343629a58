// How a sensitive text is shown where it may not be shown in full: domain section 5.3.

/** What a text is, as far as masking goes. */
export type MaskKind = 'name' | 'party' | 'phone' | 'identity' | 'account';

/** What stands for a text of which nothing may be shown. */
export const HIDDEN = '***';

/** What stands for the name of a minor: it tells nothing, so that no mask is laid over it. */
export const MINOR = '未成年人A';
/**
 * What names an organisation, for mask.ts and mask-sql.ts alike: four characters at least, so that no person's name is
 * taken for one, and one party alone. Where brackets follow, they may name its owner: that text is a person's.
 */
export const ORGANISATION =
  '^[^、，,；;：: ]{2,}(公司|集团|中心|合作社|事务所|委员会|协会|基金会|学校|医院|法院|政府|银行|[支分]行|[^、，,；;：: ][厂店馆矿站局])$';

const isOrganisation = new RegExp(ORGANISATION, 'u');

/** Masks by kind; lengths are counted in characters, so that 𠮷 is one. */
const masks: Readonly<Record<MaskKind, (chars: string[]) => string>> = {
  // 张*, 张*三, 巴**图
  name: (chars) => {
    if (chars.join('') === MINOR) return MINOR;
    return chars.length <= 2 ? `${chars[0]}*` : `${chars[0]}${'*'.repeat(chars.length - 2)}${chars.at(-1)}`;
  },
  // Of the parties of a suit only persons are masked.
  party: (chars) => (isOrganisation.test(chars.join('')) ? chars.join('') : masks.name(chars)),
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
