// SM2 signatures as GB/T 32918.2 has them: over e = SM3(Z || message), where Z binds the signer's id and public key.
// The one-shot sign() of Node's OpenSSL 3 takes an empty id into Z and cannot be told another, so that nobody else would
// verify what it signs. Its Sign and Verify classes hash what they are given and sign the digest as it is: fed with Z first
// they are the standard (its own example is among the tests).
import {
  createHash,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** The id of a signer who has agreed on no other (GM/T 0009). */
const ID = Buffer.from('1234567812345678');

/** a, b and the base point of the curve (GB/T 32918.5). */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

/** What comes before the point in every public key of the curve, SPKI: id-ecPublicKey, 1.2.156.10197.1.301, uncompressed. */
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex');

/** Z of a public key: the digest that a signature begins with. */
export function sm2Z(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  // A pair fresh from generateKeyPair is taken for ECDSA on the curve until it is read from PEM.
  if (publicKey.asymmetricKeyType === 'ec' || !spki.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD))
    throw new Error('not an SM2 key');
  const length = Buffer.from([(ID.length * 8) >> 8, (ID.length * 8) & 255]);
  const point = spki.subarray(SPKI_HEAD.length);
  return createHash('sm3')
    .update(Buffer.concat([length, ID, CURVE, point]))
    .digest();
}

/** The signature of a message, DER (GM/T 0009). The key is one read from PEM or DER. */
export function sm2Sign(privateKey: KeyObject, message: Buffer): Buffer {
  return createSign('sm3')
    .update(sm2Z(createPublicKey(privateKey as never)))
    .update(message)
    .sign(privateKey);
}

/** Whether the signature is that of the key's owner over the message. */
export function sm2Verify(publicKey: KeyObject, message: Buffer, signature: Buffer): boolean {
  return createVerify('sm3').update(sm2Z(publicKey)).update(message).verify(publicKey, signature);
}

/** A new pair of keys, PEM. */
export const newSm2KeyPair = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'SM2',
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
    publicKeyEncoding: { format: 'pem', type: 'spki' },
  });
