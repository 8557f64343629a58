// Asks two stores that should answer alike, and shows the least that they do not.
import { type DocumentNode, parse, validate } from 'graphql';
import type { Hub } from '../../src/hub.ts';
import { generateQuery, type Samples } from '../generate-query.ts';
import type { Position } from './positions.ts';
import { smallest } from './shrink.ts';
import { Difference, type Stores, type Way } from './stores.ts';

/** Throws what is left of a document from which nothing can be taken without both answers becoming one. */
export async function expectEqual(
  hub: Hub,
  stores: Stores,
  document: DocumentNode,
  variables: Record<string, unknown>,
  way: Way,
) {
  try {
    return await stores.expectEqual(document, variables, way);
  } catch (error) {
    if (!(error instanceof Difference)) throw error;
    const left = await smallest(hub.schema, document, async (smaller) => {
      const [first, second] = await stores.answers(smaller, variables, way);
      return first !== second;
    });
    return stores.expectEqual(left, variables, way);
  }
}

/** The cursors that an answer holds under `<name>_`. */
function cursorsIn(answer: unknown, name: string): string[] {
  if (answer === null || typeof answer !== 'object') return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    key === `${name}_`
      ? [value.startCursor, value.endCursor].filter((cursor) => cursor !== null)
      : cursorsIn(value, name),
  );
}

const dataOf = (answer: string) => {
  const { text, data } = JSON.parse(answer);
  return text ? JSON.parse(text) : (data ?? null);
};

/** Asks what a seed makes, up to the first of its questions that is answered; whether one was. */
export async function holds(hub: Hub, stores: Stores, samples: Samples, seed: number, depth: number): Promise<boolean> {
  for (let variant = 0; variant < 6; variant++) {
    const { source, variables, others, cursors } = generateQuery(hub.schema, samples, seed + variant, depth);
    const document = parse(source);
    if (validate(hub.schema, document).length > 0) continue;
    const answer = await expectEqual(hub, stores, document, variables, 'statement');
    const data = answer.startsWith('failed') ? null : dataOf(answer);
    if (!data) continue;
    await expectEqual(hub, stores, document, others, 'statement');
    const paged = cursors.map((name) => {
      const found = cursorsIn(data, name);
      return [name, found[Math.floor(found.length / 2)] ?? null];
    });
    if (paged.length > 0)
      await expectEqual(hub, stores, document, { ...variables, ...Object.fromEntries(paged) }, 'statement');
    if (seed % 8 === 0) await expectEqual(hub, stores, document, variables, 'ordinary');
    if (seed % 8 === 1) await expectEqual(hub, stores, document, variables, 'export');
    return true;
  }
  return false;
}

/** Asks for root fields at once, and each alone where one is refused; whether each was answered. */
export async function expectPosition(
  hub: Hub,
  stores: Stores,
  { roots, paged }: Position,
  failures: string[],
): Promise<boolean[]> {
  const aliased = roots.map((root, at) => `a${at}: ${root.replace('$c', `$c${at}`)}`).join('\n');
  const cursors = roots.map((_, at) => `$c${at}: Cursor`);
  const document = parse(paged ? `query (${cursors}) { ${aliased} }` : `{ ${aliased} }`);
  try {
    const [invalid] = validate(hub.schema, document);
    if (invalid) throw invalid;
    const answer = await expectEqual(hub, stores, document, {}, 'statement');
    const data = answer.startsWith('failed') ? null : dataOf(answer);
    if (!data && roots.length > 1)
      return (
        await Promise.all(roots.map((root) => expectPosition(hub, stores, { roots: [root], paged }, failures)))
      ).flat();
    if (data && paged) {
      const behind = roots.map((_, at) => [`c${at}`, data[`a${at}`].pageInfo.endCursor]);
      await expectEqual(hub, stores, document, Object.fromEntries(behind), 'statement');
    }
    return roots.map(() => data !== null);
  } catch (error) {
    failures.push((error as Error).message);
    return roots.map(() => false);
  }
}
