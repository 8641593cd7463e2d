import { type Json, type JsonObject, digestOf, isObject, readJson } from './encoding';
import { type Jws, readJws } from './jws';

/** What opens one digest. The digest is made of the text as it was sent, so that text is never written anew. */
export interface Disclosure { text: string; digest: string; name: string | null; value: Json }

/** A selectively disclosable JWT, taken apart (RFC 9901, 4). */
export interface SdJwt {
  issued: Jws;
  disclosures: Disclosure[];
  /** What the holder has signed when showing it. */
  keyBinding: Jws | null;
  /** All before the holder's part, with the last tilde: what that part must have the digest of. */
  shown: string;
}

export type DisclosureFault = 'unreadable' | 'unknownDigestAlgorithm' | 'duplicateDigest' | 'unreferencedDisclosure' | 'forbiddenClaimName'
  | 'claimTwice';

/** The longest that is read, in characters. */
const MOST_CHARACTERS = 64 * 1024;
const MOST_DEPTH = 8;
const DIGESTS = '_sd';
const ELEMENT = '...';
const ALGORITHM = '_sd_alg';

export async function readSdJwt(text: string): Promise<SdJwt | null> {
  const parts = text.length > MOST_CHARACTERS ? [] : text.split('~');
  const issued = parts.length > 1 ? readJws(parts[0]!) : null;
  if (!issued) return null;
  const disclosures = await Promise.all(parts.slice(1, -1).map(readDisclosure));
  const last = parts[parts.length - 1]!;
  const keyBinding = last ? readJws(last) : null;
  if (last && !keyBinding || disclosures.some((one) => one === null)) return null;
  return { issued, disclosures: disclosures as Disclosure[], keyBinding, shown: text.slice(0, text.lastIndexOf('~') + 1) };
}

async function readDisclosure(text: string): Promise<Disclosure | null> {
  const parts = readJson(text);
  if (!Array.isArray(parts) || typeof parts[0] !== 'string') return null;
  const digest = await digestOf(text);
  if (parts.length === 2) return { text, digest, name: null, value: parts[1]! };
  return parts.length === 3 && typeof parts[1] === 'string' ? { text, digest, name: parts[1], value: parts[2]! } : null;
}

/** Puts what is disclosed into the place of its digests, as RFC 9901, 7.1 demands it; what is not disclosed is not there. */
export function disclosedClaims(signed: JsonObject, disclosures: Disclosure[]): JsonObject | DisclosureFault {
  if (ALGORITHM in signed && signed[ALGORITHM] !== 'sha-256') return 'unknownDigestAlgorithm';
  const unused = new Map(disclosures.map((one) => [one.digest, one]));
  if (unused.size !== disclosures.length) return 'duplicateDigest';
  const seen = new Set<string>();
  let fault: DisclosureFault | null = null;
  const refuse = (wrong: DisclosureFault) => { fault ??= wrong; };

  function take(digest: Json): Disclosure | undefined {
    if (typeof digest !== 'string') {
      refuse('unreadable');
      return undefined;
    }
    if (seen.has(digest)) refuse('duplicateDigest');
    seen.add(digest);
    const found = unused.get(digest);
    unused.delete(digest);
    return found;
  }

  function read(value: Json, depth: number): Json {
    if (depth === 0) {
      refuse('unreadable');
      return null;
    }
    return Array.isArray(value) ? elements(value, depth - 1) : isObject(value) ? members(value, depth - 1) : value;
  }

  function members(from: JsonObject, depth: number): JsonObject {
    // Without a prototype: a claim may be called as its members are.
    const claims = Object.create(null) as JsonObject;
    for (const [name, value] of Object.entries(from)) {
      if (name === ELEMENT) refuse('forbiddenClaimName');
      if (name !== DIGESTS) claims[name] = read(value, depth);
    }
    if (!(DIGESTS in from)) return claims;
    const digests = from[DIGESTS];
    if (!Array.isArray(digests)) refuse('unreadable');
    for (const digest of Array.isArray(digests) ? digests : []) {
      const found = take(digest);
      if (!found) continue;
      if (found.name === null || found.name === DIGESTS || found.name === ELEMENT) refuse('forbiddenClaimName');
      else if (found.name in claims) refuse('claimTwice');
      else claims[found.name] = read(found.value, depth);
    }
    return claims;
  }

  function elements(from: Json[], depth: number): Json[] {
    const claims: Json[] = [];
    for (const element of from) {
      if (!isObject(element) || !(ELEMENT in element)) {
        claims.push(read(element, depth));
        continue;
      }
      if (Object.keys(element).length > 1) refuse('unreadable');
      const found = take(element[ELEMENT]!);
      if (!found) continue;
      if (found.name !== null) refuse('forbiddenClaimName');
      claims.push(read(found.value, depth));
    }
    return claims;
  }

  const claims = members(signed, MOST_DEPTH);
  delete claims[ALGORITHM];
  if (unused.size > 0) refuse('unreferencedDisclosure');
  return fault ?? claims;
}
