import { type Json, digestOf, isObject, toBase64Url, utf8 } from './encoding';
import type { Jwk } from './jws';
import { type Disclosure, readSdJwt } from './sdJwt';

/** A part of a certificate that its holder shows or not. */
export interface Part { text: string; of: 'name' | 'minutes' | 'months' | 'kinds' | 'certifiers'; label: string; minutes: number | null }

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const NONCE_BYTES = 16;
const encode = (value: Json) => toBase64Url(utf8(JSON.stringify(value)));

/** A new key of this phone, and its public half. */
export async function newHolderKey(): Promise<{ key: CryptoKey; publicKey: Jwk }> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { key: pair.privateKey, publicKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! } };
}

/** What can be shown of a certificate, each for itself. */
export async function partsOf(certificate: string, lang: 'zh' | 'en'): Promise<{ issuer: string; parts: Part[] }> {
  const read = await readSdJwt(certificate);
  if (!read || typeof read.issued.payload.iss !== 'string') throw new Error('unreadable certificate');
  return { issuer: read.issued.payload.iss, parts: read.disclosures.map((one) => partOf(one, lang)).filter((part) => part !== null) };
}

function partOf({ text, name, value }: Disclosure, lang: 'zh' | 'en'): Part | null {
  if (name === 'name') return { text, of: 'name', label: String(value), minutes: null };
  if (name === 'minutes') return { text, of: 'minutes', label: '', minutes: Number(value) };
  if (!isObject(value)) return null;
  const minutes = Number(value.minutes);
  if (typeof value.month === 'string') return { text, of: 'months', label: value.month, minutes };
  if (typeof value.kind === 'string') return { text, of: 'kinds', label: value.kind, minutes };
  return typeof value.adcode === 'string' ? { text, of: 'certifiers', label: String(lang === 'zh' ? value.name : value.nameEn), minutes } : null;
}

/** What makes one occasion another than all others, where the verifier has given nothing. */
export const newNonce = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));

/** Shows parts of a certificate to somebody: signed by this phone, for this occasion (RFC 9901, 4.3). */
export async function present(
  certificate: string, parts: string[], key: CryptoKey, audience: string, nonce: string, nowS: number,
): Promise<string> {
  const shown = `${[certificate.split('~')[0], ...parts].join('~')}~`;
  const said = { aud: audience, nonce, iat: Math.floor(nowS), sd_hash: await digestOf(shown) };
  const text = `${encode({ alg: 'ES256', typ: 'kb+jwt' })}.${encode(said)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, utf8(text));
  return `${shown}${text}.${toBase64Url(new Uint8Array(signature))}`;
}
