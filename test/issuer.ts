// An OpenID Connect issuer on this machine: discovery, keys, and tokens good and bad.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export const AUDIENCE = 'liandong-test';

interface TokenOptions {
  /** Key to sign with; the issuer's RS256 unless said otherwise. */
  key?: string;
  /** Key id to name, where that is another. */
  kid?: string;
  /** Claims besides the good ones, or in their place; undefined = left out. */
  claims?: JWTPayload;
}

export interface Issuer {
  readonly url: string;
  /** Paths asked for so far. */
  readonly asked: string[];
  /** Answers like this, whatever is asked; null = as it should. */
  answer: { status: number; body: string } | null;
  /** Makes a key pair and publishes it, or keeps it to itself. */
  addKey(kid: string, algorithm: string, published?: boolean): Promise<void>;
  publicKey(kid: string): JWK;
  token(options?: TokenOptions): Promise<string>;
  close(): Promise<void>;
}

export async function openIssuer(): Promise<Issuer> {
  const published: JWK[] = [];
  const pairs = new Map<string, { algorithm: string; privateKey: CryptoKey; publicKey: JWK }>();
  const server = createServer((request, response) => {
    issuer.asked.push(request.url!);
    const bodies: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` },
      '/keys': { keys: published },
    };
    const body = bodies[request.url!];
    const { status, body: text } = issuer.answer ?? { status: body ? 200 : 404, body: JSON.stringify(body ?? {}) };
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: null,
    async addKey(kid, algorithm, publish = true) {
      const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
      const jwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' };
      pairs.set(kid, { algorithm, privateKey, publicKey: jwk });
      if (publish) published.push(jwk);
    },
    publicKey: (kid) => pairs.get(kid)!.publicKey,
    token({ key = 'RS256', kid = key, claims = {} } = {}) {
      const { algorithm, privateKey } = pairs.get(key)!;
      const now = Math.floor(Date.now() / 1_000);
      const good = { iss: issuer.url, aud: AUDIENCE, sub: 'u-1', exp: now + 600, agency: 'tax', roles: ['agency'] };
      return new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg: algorithm, kid }).sign(privateKey);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  for (const algorithm of ['RS256', 'PS256', 'ES256', 'EdDSA']) await issuer.addKey(algorithm, algorithm);
  return issuer;
}
