// What the READMEs show is what the hub answers: each example with the answer that is printed below it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { document, openSeededHub, procuratorate } from './hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub?.close());

/** The fenced blocks of a file, in their order. */
function blocksOf(file: string): { language: string; text: string }[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/```(\w*)\n([\s\S]*?)```/g);
  return [...blocks].map(([, language, text]) => ({ language: language!, text: text! }));
}

/** The query of a block: as it is, or as the body of a request to the graph. */
function queryOf({ language, text }: { language: string; text: string }): string | null {
  if (language === 'graphql') return text;
  const [, body] = /\/graphql .*-d '(\{.*\})'/s.exec(text) ?? [];
  return body ? JSON.parse(body).query : null;
}

test.each(['README.md', 'README.zh-CN.md'])('%s', async (file) => {
  const blocks = blocksOf(file);
  const examples = blocks.flatMap((block, at) => {
    const query = queryOf(block);
    return query ? [{ query, answer: JSON.parse(blocks[at + 1]!.text) }] : [];
  });
  expect(examples).toHaveLength(2);
  for (const { query, answer } of examples) {
    const request = { document: document(hub, query), variables: {}, principal: procuratorate };
    const { text, extensions } = (await hub.execute(request)) as { text: string; extensions?: object };
    expect({ data: JSON.parse(text), ...(extensions && { extensions }) }).toEqual(answer);
  }
});
