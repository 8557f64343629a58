// DATA_DIR/tokens.json: the demo's tokens, one for each principal, the same from start to start.
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Problem } from '../problem.ts';
import { type ApiKeys, isKey, newKey } from './api-keys.ts';
import { principals } from './principal.ts';

/**
 * Reads the file, adds the principals it lacks, and makes its tokens the valid ones.
 * @returns principal name -> token
 * @throws Problem TOKENS_DAMAGED when the file is not what the hub wrote
 */
export async function openDemoTokens(file: string, keys: ApiKeys): Promise<Readonly<Record<string, string>>> {
  const kept = read(file);
  const all = Object.fromEntries(principals.map(({ name }) => [name, kept[name] ?? newKey()]));
  const text = `${JSON.stringify(all, null, 2)}\n`;
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  await keys.keepDemo(all);
  return all;
}

function read(file: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw damaged(file, (error as Error).message);
  }
  try {
    const kept = JSON.parse(text) as Record<string, string>;
    const wrong = Object.entries(kept).find(([, token]) => !isKey(token));
    if (wrong) throw new Error(`"${wrong[0]}" has no token`);
    return kept;
  } catch (error) {
    throw damaged(file, (error as Error).message);
  }
}

function damaged(file: string, why: string): Problem {
  return new Problem(
    'TOKENS_DAMAGED',
    `令牌文件无法读取 · The file of tokens cannot be read: ${file} (${why})`,
    '删除该文件后重新启动，将生成新令牌 · Delete the file and start again: new tokens are then made',
  );
}
