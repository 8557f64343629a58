// Requests that fail outside GraphQL: each is answered in the shape of a GraphQL error, with a code.
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { connectionLost } from '../db/reach.ts';
import { Busy } from '../db/read-pool.ts';
import { Exhausted } from '../limits/allowance.ts';
import {
  answer,
  busyMessage,
  exhaustedMessage,
  internalMessage,
  retryAfter,
  statuses,
  unavailableMessage,
} from './errors.ts';

/** What a caller gets wrong before anything is asked, by HTTP status. */
const requestFaults: Readonly<Record<number, string>> = {
  400: '请求有误',
  404: '没有此地址',
  408: '请求未在时限内发完',
  413: '请求体过大',
  414: '地址过长',
  415: '不支持此内容类型，请用 application/json',
  431: '请求头过大',
};

/** Answers a request that failed outside GraphQL. */
export function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode = 500, code, message } = error as { statusCode?: number; code?: string; message: string };
  if (error instanceof Busy) return tooMany(reply, busyMessage, 1);
  if (error instanceof Exhausted) return tooMany(reply, exhaustedMessage(error.seconds), error.seconds);
  if (connectionLost(error)) return reply.code(503).send(answer('UNAVAILABLE', unavailableMessage));
  if (error instanceof GraphQLError && error.extensions.code) return refuse(error, reply);
  if (statusCode < 500) {
    const text = `${requestFaults[statusCode] ?? requestFaults[400]} · ${message}`;
    return reply.code(statusCode).send(answer('BAD_USER_INPUT', text, { reason: code }));
  }
  request.log.error({ err: error, reference: request.id }, 'request failed');
  return reply.code(500).send(answer('INTERNAL', internalMessage(request.id), { reference: request.id }));
}

/** Answers a request that was refused by its headers. */
function refuse({ message, extensions }: GraphQLError, reply: FastifyReply): FastifyReply {
  const code = String(extensions.code);
  if (code === 'UNAUTHENTICATED') {
    // RFC 6750, 3.1: whoever showed no token is told of no error.
    reply.header('www-authenticate', extensions.reason === 'NO_TOKEN' ? 'Bearer' : 'Bearer error="invalid_token"');
  }
  return reply.code(statuses[code] ?? 400).send(answer(code, message, extensions));
}

const tooMany = (reply: FastifyReply, message: string, seconds: number) =>
  reply
    .code(429)
    .header(...retryAfter(seconds))
    .send(answer('RATE_LIMITED', message));

/** Reasons why Node gives a connection up before there is a request, and what HTTP calls them. */
const unread: Readonly<Record<string, readonly [status: number, reason: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not come whole in time'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are too large'],
};

/** Answers on a connection from which no request could be read. */
export function failUnread(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, reason, message] = unread[error.code ?? ''] ?? [400, 'Bad Request', 'This is no HTTP request'];
  const body = JSON.stringify(
    answer('BAD_USER_INPUT', `${requestFaults[status]} · ${message}`, { reason: error.code }),
  );
  if (socket.writable) {
    const head = [
      `HTTP/1.1 ${status} ${reason}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
