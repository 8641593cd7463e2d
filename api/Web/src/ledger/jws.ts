import { fromBase64Url, sha256, toBase64Url } from './merkle';

/** A public key of the curve P-256 (RFC 7517). */
export interface Jwk { kty: string; crv: string; x: string; y: string; kid: string }

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const encoder = new TextEncoder();

/** The key, to verify with; null when its name is not its own thumbprint (RFC 7638). */
export async function readKey({ kty, crv, x, y, kid }: Jwk): Promise<CryptoKey | null> {
  const thumbprint = await sha256(encoder.encode(`{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`));
  return toBase64Url(thumbprint) === kid ? crypto.subtle.importKey('jwk', { kty, crv, x, y }, CURVE, false, ['verify']) : null;
}

/** The name of the key that a compact JWS says it was signed with; empty when it is no JWS. */
export function keyIdOf(jws: string): string {
  try {
    return headerOf(jws).kid ?? '';
  } catch {
    return '';
  }
}

/** The payload of a compact JWS (RFC 7515, ES256) of a type, when one of the keys has signed it; otherwise null. */
export async function verifiedPayload(jws: string, type: string, keys: ReadonlyMap<string, CryptoKey>): Promise<string | null> {
  try {
    const [header, payload, signature, ...more] = jws.split('.');
    const { alg, typ, kid } = headerOf(jws);
    const key = keys.get(kid ?? '');
    if (alg !== 'ES256' || typ !== type || !key || !payload || !signature || more.length > 0) return null;
    const signed = await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64Url(signature), encoder.encode(`${header}.${payload}`));
    return signed ? new TextDecoder().decode(fromBase64Url(payload)) : null;
  } catch {
    return null;
  }
}

function headerOf(jws: string): { alg?: string; kid?: string; typ?: string } {
  return JSON.parse(new TextDecoder().decode(fromBase64Url(jws.split('.', 1)[0]!))) as { alg?: string; kid?: string; typ?: string };
}
