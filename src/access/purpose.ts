// Why a request wants sensitive fields in the clear: the header X-Purpose names a grant and the case that it serves.
import { GraphQLError } from 'graphql';

/** What a request states; whether it holds is for the policy to say. */
export interface Purpose {
  /** Code of a grant that the caller holds. */
  readonly grant: string;
  /** Number of the case or matter, as the caller's own files have it. */
  readonly caseNumber: string;
}

const LONGEST_CASE_NUMBER = 100;

/** Header values are ASCII: what encodeURIComponent leaves of a text. */
const encoded = /^[A-Za-z0-9\-_.!~*'()%]+$/;

/**
 * Reads `grant=G-000012; case=%E4%B9%8C…`: each of both once, the case number as percent-encoded UTF-8.
 * @param header undefined = none was sent
 * @returns null without a header
 * @throws GraphQLError BAD_USER_INPUT where it is anything else
 */
export function parsePurpose(header: string | string[] | undefined): Purpose | null {
  if (header === undefined) return null;
  // Headers sent twice come joined by a comma, which neither value can hold.
  const parts = String(header)
    .split(';')
    .map((part) => /^\s*(grant|case)=(\S+)\s*$/.exec(part));
  const { grant, case: written } = Object.fromEntries(parts.map((part) => [part?.[1], part?.[2]]));
  const caseNumber = written && decoded(written);
  if (parts.length !== 2 || !grant || !/^[A-Za-z0-9_-]{1,200}$/.test(grant) || !caseNumber) throw malformed();
  return { grant, caseNumber };
}

/** Null where it is no number that a file could have. */
function decoded(text: string): string | null {
  if (!encoded.test(text)) return null;
  try {
    const number = decodeURIComponent(text).trim();
    return number.length > 0 && number.length <= LONGEST_CASE_NUMBER && !/\p{C}/u.test(number) ? number : null;
  } catch {
    return null;
  }
}

const malformed = () =>
  new GraphQLError(
    `请求头 X-Purpose 有误，应含授权编号和百分号编码的案号 · The header X-Purpose must name a grant and a case number in percent-encoded UTF-8, at most ${LONGEST_CASE_NUMBER} characters, such as: X-Purpose: grant=G-000012; case=%E4%B9%8C%E6%A3%80%E8%A1%8C%E5%85%AC%E7%AB%8B2024-5`,
    { extensions: { code: 'BAD_USER_INPUT', header: 'X-Purpose' } },
  );
