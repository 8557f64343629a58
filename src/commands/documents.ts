// `documents`: the documents that callers may be held to.
import { globSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Hub } from '../hub.ts';
import { documentId } from '../limits/trusted-documents.ts';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';
import { withHub } from './open.ts';

export const command: Command = {
  usage: '<action> [what]',
  details: `register <文件或文件夹> 登记 .graphql 文件，一个文件为一个文档，须与发送的文本逐字相同；list 列出；remove <sha256:…> 取消登记。
register <file|folder> registers .graphql files, each a document, as callers send it to the letter; list shows them;
remove <sha256:…> takes one back. TRUSTED_DOCUMENTS says what becomes of others; a caller may send
{"documentId": "sha256:…"} in place of the text.`,
  async run(config, [action = '', what]) {
    switch (action) {
      case 'register':
        return withHub(config, (hub) => register(hub, filesIn(needed(what, 'register <file|folder>'))));
      case 'list':
        return withHub(config, list);
      case 'remove':
        return withHub(config, (hub) => remove(hub, needed(what, 'remove <sha256:…>')));
      default:
        throw new Problem('UNKNOWN_ACTION', `没有此操作 · There is no action "${action}"`, 'register, list, remove');
    }
  },
};

async function register(hub: Hub, files: string[]): Promise<number> {
  const documents = files.map((file) => ({ name: basename(file, '.graphql'), text: documentIn(file, hub.schema) }));
  const added = await hub.admission.documents.register(documents, userInfo().username);
  for (const { name, text } of documents) console.log(`${documentId(text)}  ${name}`);
  console.log(`新登记 · newly registered: ${added}`);
  return 0;
}

async function list(hub: Hub): Promise<number> {
  for (const { hash, name, registeredBy, registeredAt } of await hub.admission.documents.list())
    console.log(`${hash}  ${name}  ${registeredBy}  ${registeredAt.toISOString()}`);
  return 0;
}

async function remove(hub: Hub, id: string): Promise<number> {
  if (await hub.admission.documents.remove(id)) return 0;
  throw new Problem(
    'DOCUMENT_UNKNOWN',
    `没有登记此文档 · No document is registered as ${id}`,
    'npm run documents -- list',
  );
}

function needed(what: string | undefined, usage: string): string {
  if (what) return what;
  throw new Problem('ARGUMENT_MISSING', '缺少参数 · An argument is missing', `npm run documents -- ${usage}`);
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  const files = found?.isDirectory() ? globSync(join(path, '**/*.graphql')).sort() : found ? [path] : [];
  if (files.length > 0) return files;
  throw new Problem(
    'FILE_NOT_FOUND',
    `没有 .graphql 文件 · No .graphql file there: ${path}`,
    '检查路径 · Check the path',
  );
}

/** The text of a file, which must be a valid document: one that cannot be asked is registered by mistake. */
function documentIn(file: string, schema: GraphQLSchema): string {
  const text = readFileSync(file, 'utf8');
  try {
    const [fault] = validate(schema, parse(text));
    if (fault) throw fault;
    return text;
  } catch (error) {
    const { message } = error as GraphQLError;
    throw new Problem('DOCUMENT_INVALID', `文档有误 · ${file}: ${message}`, '改正后重试 · Correct it and try again');
  }
}
