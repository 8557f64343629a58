// Ever new documents, as programs send them that write their values and fields into the text.
import type { Asked } from './peers/peer.ts';
import { graphql } from './peers/peer.ts';
import { questions, type Variables } from './questions.ts';

/** The variants of questions by name. */
export type Variants = ReadonlyMap<string, Variables[]>;

/** Questions that take their time for a page, whatever the size of the database. */
export const varied = ['point', 'watch-page', 'search', 'enterprise-360'];

/** The nth document: a question under names of its own, or every fourth a wide filter that is given as a variable. */
export function documentOf(n: number, variants: Variants): Asked {
  if (n % 4 === 3) return wideFilter(n);
  const question = questions.find(({ name }) => name === varied[n % varied.length])!;
  const all = variants.get(question.name)!;
  const renamed = question.document.replace(/^( +)(?=(enterprise|projects|search)\()/gm, `$1of${n}: `);
  return graphql(renamed.replace(/query \w+/, `$&${n}`), all[n % all.length]!, (data) => data);
}

const members = ['code', 'name', 'investmentCode', 'purpose', 'section'];

/** Its shape differs from one to the next, and so do its values: some 30 kB of them. */
function wideFilter(n: number): Asked {
  const values = Array.from({ length: 400 }, (_, at) => `${n}-${at}-${'建设'.repeat(10)}`);
  const or = members.slice(0, 1 + (n % 5)).map((member, at) => ({ [member]: { in: values.slice(at * 50) } }));
  const document = `query Wide${n}($filter: ProjectFilter!) {
  of${n}: projects(filter: $filter, first: 5) { nodes { id name } }
}`;
  return graphql(document, { filter: { or } }, (data) => data);
}
