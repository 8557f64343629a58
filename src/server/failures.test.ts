// What a caller is told on a connection from which no request could be read.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { failUnread } from './failures.ts';

function answered(code: string): string {
  const socket = Object.assign(new PassThrough(), { destroySoon() {} });
  failUnread(Object.assign(new Error('inside'), { code }), socket as never);
  return String(socket.read() ?? '');
}

test.each([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_INVALID_METHOD', 400],
])('%s: %i, in the shape of a GraphQL error', (code, status) => {
  const [head, body] = answered(code).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain(`content-length: ${Buffer.byteLength(body!)}`);
  expect(JSON.parse(body!)).toEqual({
    errors: [
      {
        message: expect.stringMatching(/\p{Script=Han}.* · /u),
        extensions: { code: 'BAD_USER_INPUT', reason: code },
      },
    ],
  });
});

test('who has hung up is told nothing', () => {
  expect(answered('ECONNRESET')).toBe('');
});
