// Both languages side by side, each marked as what it is, so that fonts and screen readers treat it rightly.
import type { ReactElement } from 'react';

/** A text of the console in Chinese and English. */
export interface Words {
  zh: string;
  en: string;
}

/** Shows both languages. */
export function Text({ zh, en }: Words): ReactElement {
  return (
    <>
      <span lang="zh-CN">{zh}</span> <span lang="en">{en}</span>
    </>
  );
}
