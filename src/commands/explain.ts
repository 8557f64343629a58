// `explain`: shows how an operation is answered: its one statement, and how PostgreSQL goes about it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type DocumentNode, GraphQLError, parse, validate } from 'graphql';
import { parsePurpose } from '../access/purpose.ts';
import { planLines } from '../db/explain.ts';
import type { OperationRequest } from '../graph/engine.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';
import { withHub } from './open.ts';
import { principalNamed } from './principal.ts';

export const command: Command = {
  usage: '<file> [variables] [--operation NAME] [--as procuratorate] [--purpose PURPOSE] [--analyze]',
  details: `显示操作文件的 SQL 语句、执行计划和估算。variables 为 JSON 文件或 JSON 文本，未给出时用同名的 .json 文件。
计划与运行时一致，不随变量取值变化。--purpose 即请求头 X-Purpose。--analyze 实际执行该语句（只读），并列出实际行数与耗时。
Shows the statement of an operation's file, its plan and its estimates. The variables are a JSON file or JSON itself;
unless given, the .json beside the file. The plan is that of the running hub, one for whatever values. --purpose is what
the header X-Purpose says. --analyze runs the statement, which only reads, and shows what it really took.`,
  options: {
    operation: { type: 'string' },
    as: { type: 'string', default: 'procuratorate' },
    purpose: { type: 'string' },
    analyze: { type: 'boolean' },
  },
  async run(config, [file = '', given], { operation, as = '', purpose: stated, analyze }) {
    const principal = principalNamed(as);
    const purpose = asProblem(() => parsePurpose(stated));
    const source = contentOf(file);
    const variables = variablesOf(given ?? beside(file));
    return withHub(config, async (hub) => {
      const document = documentOf(hub, source, file);
      const request = { document, operationName: operation, variables, principal, purpose };
      console.log(await explained(hub, request, basename(file), analyze !== undefined));
      return 0;
    });
  },
};

/** Statement, plan and estimates of an operation, for people. */
export async function explained(hub: Hub, request: OperationRequest, title: string, analyze: boolean): Promise<string> {
  const engine = await hub.engine();
  const statement = asProblem(() => engine.explain(request));
  if (!statement) {
    throw new Problem('NO_STATEMENT', `没有单一语句 · ${title} has no single statement`, '只能是查询 · Give a query');
  }
  const plan = await planLines(hub.pool, statement.text, statement.values, analyze);
  return [
    `-- ${title} · ${request.principal.name}`,
    '-- 语句 · statement',
    statement.text,
    '',
    analyze ? '-- 计划，估算与实际 · plan, estimated and actual' : '-- 计划与估算 · plan and estimates',
    ...plan,
  ].join('\n');
}

function contentOf(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new Problem('FILE_NOT_FOUND', `没有此文件 · There is no such file: ${file}`, '检查路径 · Check the path');
  }
  return readFileSync(file, 'utf8');
}

function beside(file: string): string {
  const path = file.replace(/\.graphql$/, '.json');
  return path !== file && existsSync(path) ? path : '{}';
}

function variablesOf(given: string): Record<string, unknown> {
  try {
    const variables: unknown = JSON.parse(given.trimStart().startsWith('{') ? given : contentOf(given));
    if (variables === null || typeof variables !== 'object' || Array.isArray(variables))
      throw new Error('not an object');
    return variables as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'BAD_VARIABLES',
      `变量不是 JSON 对象 · The variables are no JSON object: ${(error as Error).message}`,
      '例 · such as \'{"first": 5}\'',
    );
  }
}

function documentOf(hub: Hub, source: string, file: string): DocumentNode {
  return asProblem(() => {
    const document = parse(source);
    const [invalid] = validate(hub.schema, document);
    if (invalid) throw invalid;
    return document;
  }, file);
}

/** What the hub tells a caller, as the program tells it. */
function asProblem<T>(work: () => T, file = ''): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [at] = error.locations ?? [];
    const place = file && at ? ` (${file}:${at.line}:${at.column})` : '';
    const message = error.message.includes(' · ') ? error.message : `操作有误 · ${error.message}`;
    throw new Problem(
      String(error.extensions.code ?? 'BAD_USER_INPUT'),
      `${message}${place}`,
      '改正操作或变量 · Correct the operation or its variables; /schema.graphql has the graph',
    );
  }
}
