import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** How the Secret Service calls what is agreed here. */
export const ALGORITHM = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';

/** The prime of the second Oakley group (RFC 2409), as the Secret Service's specification has it. */
const PRIME = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74',
    '020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437',
    '4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF',
  ].join('')}`,
);
const primeBytes = 128;
/** 256 bits are more than twice what this prime is good for; 1,024 would take four times as long. */
const exponentBytes = 32;

const toPower = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base % PRIME;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
};

const toNumber = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`);
const toBytes = (number: bigint): Buffer =>
  Buffer.from(number.toString(16).padStart(2 * primeBytes, '0'), 'hex');

/** A secret under way: parameters of the cipher, and the secret enciphered. */
export type Sealed = { readonly parameters: Buffer; readonly value: Buffer };

/** Our half of agreeing on a key with the Secret Service, so that no secret is on the bus in the clear. */
export const createAgreement = () => {
  const ours = toNumber(randomBytes(exponentBytes));
  return {
    publicKey: toBytes(toPower(2n, ours)),
    /** Seals and opens secrets under the key that both halves make. Throws on a half that makes none. */
    agree: (theirs: Buffer) => {
      // Of 0, 1 and what is as good, everybody knows what comes out: the secret would be as in the clear.
      const half = theirs.length > primeBytes ? 0n : toNumber(theirs);
      if (half < 2n || half > PRIME - 2n) throw new Error('Secret Service: no half of a key.');
      const shared = toBytes(toPower(half, ours));
      const key = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(32), Buffer.alloc(0), 16));
      return {
        seal: (secret: Buffer): Sealed => {
          const parameters = randomBytes(16);
          const cipher = createCipheriv('aes-128-cbc', key, parameters);
          return { parameters, value: Buffer.concat([cipher.update(secret), cipher.final()]) };
        },
        open: ({ parameters, value }: Sealed): Buffer => {
          const cipher = createDecipheriv('aes-128-cbc', key, parameters);
          return Buffer.concat([cipher.update(value), cipher.final()]);
        },
      };
    },
  };
};
