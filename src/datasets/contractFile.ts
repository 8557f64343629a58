// Reads one YAML file of schema/ against a zod schema, so that whoever wrote the file is told file and line of each fault.
import { readFileSync } from 'node:fs';
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import type { z } from 'zod';

type Path = readonly PropertyKey[];
type Problem = { path: Path; message: string };

/** A file of schema/ that can't be used. `problems` are lines of the form `file:line: what is wrong`. */
export class ContractError extends Error {
  readonly code = 'CONTRACT_INVALID';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`合同文件有误 · The schema files have faults:\n${problems.join('\n')}`);
    this.name = 'ContractError';
    this.problems = problems;
  }
}

/**
 * Parses YAML text and checks it with `schema`, then with `check` (what zod can't say: references between parts).
 * `file` only names the text in errors. Throws ContractError with every fault found.
 */
function parseYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  check: (value: z.infer<S>) => Problem[] = () => [],
): z.infer<S> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number, message: string) => `${file}:${lines.linePos(offset).line}: ${message}`;
  if (document.errors.length > 0) {
    throw new ContractError(document.errors.map((fault) => at(fault.pos[0], fault.message)));
  }
  const parsed = schema.safeParse(document.toJS());
  const problems = parsed.success ? check(parsed.data) : parsed.error.issues.flatMap(spell);
  if (problems.length > 0) {
    throw new ContractError(problems.map(({ path, message }) => at(offsetOf(document, path), describe(path, message))));
  }
  return parsed.data as z.infer<S>;
}

/** parseYaml of a file on disk. */
export function readYaml<S extends z.ZodType>(
  path: string,
  schema: S,
  check?: (value: z.infer<S>) => Problem[],
): z.infer<S> {
  return parseYaml(readFileSync(path, 'utf8'), path, schema, check);
}

function spell(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'unknown key' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return [{ path: issue.path, message: issue.errors.map((branch) => branch[0]?.message).join(' or ') }];
  }
  return [{ path: issue.path, message: issue.message }];
}

const describe = (path: Path, message: string) =>
  path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message;

/** Where the deepest part of `path` that the document has begins; a missing key is reported where its parent stands. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const key = keyOffset(document, path.slice(0, length));
    if (key !== undefined) return key;
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: Document, path: Path): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isSeq<Node>(parent)) return parent.items[Number(last)]?.range?.[0];
  if (!isMap<Scalar>(parent)) return undefined;
  return parent.items.find(({ key }) => String(key.value) === String(last))?.key.range?.[0];
}
