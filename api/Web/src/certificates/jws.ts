import { type Json, type JsonObject, fromBase64Url, isObject, readJson, utf8 } from './encoding';

/** A signed object in the compact form of RFC 7515. */
export interface Jws { header: JsonObject; payload: JsonObject; signedText: string; signature: Uint8Array<ArrayBuffer> }

/** A public key of the curve P-256. */
export interface Jwk { kty: string; crv: string; x: string; y: string; kid?: string }

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE_BYTES = 64;

export function readJws(text: string): Jws | null {
  const [head, body, sign, ...more] = text.split('.');
  if (head === undefined || body === undefined || sign === undefined || more.length > 0) return null;
  const header = readJson(head);
  const payload = readJson(body);
  const signature = fromBase64Url(sign);
  return isObject(header) && isObject(payload) && signature ? { header, payload, signedText: `${head}.${body}`, signature } : null;
}

export function readJwk(value: Json | undefined): Jwk | null {
  if (!isObject(value) || value.kty !== 'EC' || value.crv !== 'P-256' || typeof value.x !== 'string' || typeof value.y !== 'string') return null;
  return { kty: 'EC', crv: 'P-256', x: value.x, y: value.y, ...(typeof value.kid === 'string' ? { kid: value.kid } : {}) };
}

/** Whether a key has signed it with ES256, the only algorithm that is believed. What the header demands to be understood ("crit") is not. */
export async function isSignedBy({ header, signedText, signature }: Jws, { kty, crv, x, y }: Jwk): Promise<boolean> {
  if (header.alg !== 'ES256' || 'crit' in header || signature.length !== SIGNATURE_BYTES) return false;
  try {
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, CURVE, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, utf8(signedText));
  } catch {
    return false;
  }
}
