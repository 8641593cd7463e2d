import { call } from '../net/api';
import { fromBase64, fromHex, isIncluded, leafHash, sha256 } from '../ledger/merkle';
import { isSigned, readKey } from '../ledger/verifyExport';

/** Whether one of the rider's own movements is in the log that its key has signed; computed here from the record and the salt. */
export async function proves(id: string): Promise<boolean> {
  const [proof, keys] = await Promise.all([
    call('GET', '/riders/me/wallet/movements/{id}/proof', { path: { id } }),
    call('GET', '/ledger/keys', { signed: false }),
  ]);
  const known = keys.items.find(({ keyId }) => keyId === proof.head.keyId);
  if (!known) return false;
  const { keyId, key } = await readKey(fromBase64(known.publicKey));
  const [salt, root, path] = [fromHex(proof.salt), fromHex(proof.head.root), proof.path.map(fromHex)];
  if (keyId !== known.keyId || !salt || !root || path.includes(null) || !await isSigned(proof.head, key)) return false;
  const leaf = await leafHash(await sha256(salt, new TextEncoder().encode(proof.record)));
  return isIncluded(leaf, proof.sequence - 1, proof.head.size, path as Uint8Array[], root);
}
