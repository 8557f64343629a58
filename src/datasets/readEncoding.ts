// Which encoding a text file really has. Agencies send UTF-8 with and without BOM, GB18030 and UTF-16, and never say which.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { DeliveryError } from './deliveryFault.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const MARK = /\uFFFD/g;
/** Characters outside ASCII that decoded well. */
const WIDE = /[^\0-\x7F\uFFFD]/gu;

/**
 * BOM, else strict UTF-8, else GB18030, judged over the whole file, read in chunks. A file that is UTF-8 but for a few
 * bytes is not taken for GB18030, which would turn all its Chinese into other Chinese. Throws BAD_ENCODING with the line.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const encoding = (await encodingOfMark(path)) ?? (await encodingOfText(path));
  if (encoding !== 'utf-8' && !(await decodes(path, encoding))) throw await brokenFile(path, encoding);
  return encoding;
}

/** The decoded text in chunks, without BOM and without U+0000, which PostgreSQL's text cannot hold. Throws BAD_ENCODING should the file not be what `encoding` says. */
export async function* decodeFile(path: string, encoding: Encoding): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path))
      yield decoder.decode(chunk as Buffer, { stream: true }).replaceAll('\0', '');
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DeliveryError('BAD_ENCODING', `${path} (${encoding})`, { cause: error });
  }
}

/** The first bytes of a file. */
export async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function encodingOfMark(path: string): Promise<Encoding | null> {
  const start = await firstBytes(path, 64);
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (!start.includes(0)) return null;
  throw new DeliveryError('BAD_ENCODING', `${path}: UTF-16无BOM，或不是文本 · UTF-16 without BOM, or no text`);
}

async function encodingOfText(path: string): Promise<Encoding> {
  if (await decodes(path, 'utf-8')) return 'utf-8';
  const start = await firstBytes(path, 1 << 20);
  const text = new TextDecoder('utf-8').decode(start);
  const broken = text.match(MARK)?.length ?? 0;
  const good = text.match(WIDE)?.length ?? 0;
  if (good > broken * 4) throw await brokenFile(path, 'utf-8');
  return 'gb18030';
}

async function decodes(path: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const _ of decodeFile(path, encoding));
    return true;
  } catch (error) {
    if (error instanceof DeliveryError) return false;
    throw error;
  }
}

/** The error that names the first line which does not decode. */
async function brokenFile(path: string, encoding: Encoding): Promise<DeliveryError> {
  let line = 1;
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) {
    const text = decoder.decode(chunk as Buffer, { stream: true });
    const at = text.indexOf('\uFFFD');
    line += (at < 0 ? text : text.slice(0, at)).split('\n').length - 1;
    if (at >= 0) return new DeliveryError('BAD_ENCODING', `${path}, 第${line}行 · line ${line} (${encoding})`);
  }
  return new DeliveryError('BAD_ENCODING', `${path}, 文件在字符中间中断 · cut off inside a character (${encoding})`);
}
