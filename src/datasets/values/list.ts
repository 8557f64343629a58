// Several texts in one cell, such as 市税务局、市医保局.

import { clean as cleanText } from './text.ts';
import { type Cleaned, cleaned, isNothing, tidy } from './value.ts';

/** Splits at 、 ； ， and their ASCII forms and cleans each part; null where there is none. Order is kept, doubles go. */
export function clean(text: string): Cleaned<string[]> {
  if (isNothing(tidy(text))) return cleaned<string[]>(null);
  const parts: string[] = [];
  for (const part of text.split(/[、;；,，\n]/)) {
    const result = cleanText(part);
    if ('error' in result) return result;
    if (result.value !== null && !parts.includes(result.value)) parts.push(result.value);
  }
  return cleaned(parts.length > 0 ? parts : null);
}
