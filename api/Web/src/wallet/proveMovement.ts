import { call } from '../net/api';
import type { Movement } from '../net/wire';
import { readKey, type Jwk } from '../ledger/jws';
import { fromHex, isIncluded, leafHash, sha256, toHex } from '../ledger/merkle';
import { isSigned } from '../ledger/verifyExport';

/**
 * Whether one of the rider's own movements, the one of a number, is in the log as it is shown; computed here from what was hashed, against a head
 * that a published key has signed.
 */
export async function proves(number: number, { transferId }: Pick<Movement, 'transferId'>): Promise<boolean> {
  const { size, leaf, path, record, salt } = await call('GET', '/ledger/proofs/inclusion', { query: { number: `${number}` } });
  const [{ items: [head] }, keys] = await Promise.all([
    call('GET', '/ledger/heads', { query: { after: `${size - 1}` }, signed: false }),
    publishedKeys(),
  ]);
  if (head?.size !== size || !record || !salt || !await isSigned(head, keys)) return false;
  const said = JSON.parse(record) as { sequence?: unknown; operationId?: unknown };
  const [salted, root, hashes] = [fromHex(salt), fromHex(head.root), path.map(fromHex)];
  if (said.sequence !== number || said.operationId !== transferId || !salted || !root || hashes.includes(null)) return false;
  const hash = await leafHash(await sha256(salted, new TextEncoder().encode(record)));
  return toHex(hash) === leaf && isIncluded(hash, number - 1, size, hashes as Uint8Array[], root);
}

/** Asked anew: a key may be younger than what the browser has kept. */
async function publishedKeys(): Promise<Map<string, CryptoKey>> {
  const answer = await fetch('/.well-known/jwks.json', { cache: 'no-cache' });
  const { keys } = await answer.json() as { keys: Jwk[] };
  const read = new Map<string, CryptoKey>();
  for (const jwk of keys) {
    const key = await readKey(jwk);
    if (key) read.set(jwk.kid, key);
  }
  return read;
}
