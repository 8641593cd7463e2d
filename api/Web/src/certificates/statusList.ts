import { fromBase64Url, isObject } from './encoding';
import { type Jwk, isSignedBy, readJws } from './jws';

/** A signed list of which certificates were revoked, one bit for each index. */
export interface StatusList { uri: string; issuedAt: number; expiresAt: number; bytes: Uint8Array }

const MOST_BYTES = 1 << 20;

/** Whether this browser can unpack a list. */
export const canUnpack = () => typeof DecompressionStream === 'function';

/** Reads a list that one of the keys has signed; null when none has, or when it cannot be unpacked. */
export async function readStatusList(text: string, keys: Jwk[]): Promise<StatusList | null> {
  const signed = readJws(text.trim());
  const key = keys.find(({ kid }) => kid !== undefined && kid === signed?.header.kid);
  if (!signed || signed.header.typ !== 'statuslist+jwt' || !key || !await isSignedBy(signed, key)) return null;
  const { sub, iat, exp, status_list: list } = signed.payload;
  if (typeof sub !== 'string' || typeof iat !== 'number' || typeof exp !== 'number' || !isObject(list) || list.bits !== 1) return null;
  const bytes = typeof list.lst === 'string' ? await unpack(list.lst) : null;
  return bytes && { uri: sub, issuedAt: iat, expiresAt: exp, bytes };
}

/** Whether an index is revoked; null when the list does not say, or is too old to be believed. */
export function isRevoked({ bytes, expiresAt }: StatusList, index: number, nowS: number): boolean | null {
  const byte = Number.isSafeInteger(index) && index >= 0 ? bytes[Math.floor(index / 8)] : undefined;
  return byte === undefined || nowS >= expiresAt ? null : (byte >> (index % 8) & 1) === 1;
}

/** Bytes that were compressed as RFC 1950 has it; null when they were not, or are too many. */
export async function unpack(list: string): Promise<Uint8Array | null> {
  const packed = fromBase64Url(list);
  if (!packed || !canUnpack()) return null;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    const parts: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MOST_BYTES) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  } catch {
    return null;
  }
}
