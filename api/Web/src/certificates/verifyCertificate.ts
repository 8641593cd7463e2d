import { type Json, type JsonObject, digestOf, isObject } from './encoding';
import { type Jwk, isSignedBy, readJwk } from './jws';
import { type DisclosureFault, type SdJwt, disclosedClaims, readSdJwt } from './sdJwt';
import { type StatusList, isRevoked } from './statusList';

/** Why what somebody shows is not to be believed: the same reasons as the server's command gives. */
export type CertificateFault = DisclosureFault | 'otherKind' | 'unknownKey' | 'wrongSignature' | 'notYetValid' | 'expired' | 'holderNotProved'
  | 'otherHolder' | 'otherAudience' | 'replayed' | 'shownTooLongAgo' | 'revoked';

/** What a certificate says, as far as it is disclosed. Times are in seconds since 1970. */
export interface HoursCertificate {
  issuer: string;
  issuedAt: number;
  expiresAt: number;
  name: string | null;
  minutes: number | null;
  months: { month: string; minutes: number }[];
  kinds: { kind: string; minutes: number }[];
  certifiers: { adcode: string; name: string; nameEn: string; minutes: number }[];
}

/** When and to whom its holder has shown it. */
export interface Showing { audience: string; nonce: string; at: number }

/** What is asked of who shows a certificate. */
export interface HolderProof { required: boolean; audience?: string; nonce?: string; mostAgeS?: number }

export interface Verdict {
  fault: CertificateFault | null;
  certificate: HoursCertificate | null;
  showing: Showing | null;
  /** Whether a status list said whether it was revoked. */
  statusKnown: boolean;
}

const TYPE_PATH = '/credentials/certified-hours/1';
/** What must always be read stands in the signed part alone: nobody chooses whether to show it. */
const ALWAYS = ['iss', 'iat', 'exp', 'vct', 'cnf', 'status', 'months', 'kinds', 'certifiers'];
/** How far clocks of phones may be ahead, in seconds. */
const SKEW_S = 300;

/** Checks a certificate with nothing but keys and status lists that were fetched before. */
export async function verifyCertificate(
  text: string, keys: Jwk[], lists: StatusList[], proof: HolderProof, nowS: number,
): Promise<Verdict> {
  const shown = await readSdJwt(text.trim());
  if (!shown) return refused('unreadable');
  const unsigned = await signatureFault(shown, keys);
  if (unsigned) return refused(unsigned);
  const claims = disclosedClaims(shown.issued.payload, shown.disclosures);
  if (typeof claims === 'string') return refused(claims);
  const certificate = ALWAYS.every((name) => name in shown.issued.payload) ? readCertificate(claims) : null;
  if (!certificate) return refused('otherKind');

  const revoked = statusOf(claims.status, lists, nowS);
  const unproved = await holderFault(shown, claims.cnf, proof, nowS);
  const fault = certificate.issuedAt > nowS + SKEW_S ? 'notYetValid'
    : certificate.expiresAt <= nowS ? 'expired'
      : unproved ?? (revoked ? 'revoked' : null);
  return { fault, certificate, showing: unproved === 'otherHolder' ? null : readShowing(shown), statusKnown: revoked !== null };
}

const refused = (fault: CertificateFault): Verdict => ({ fault, certificate: null, showing: null, statusKnown: false });

async function signatureFault({ issued }: SdJwt, keys: Jwk[]): Promise<CertificateFault | null> {
  if (issued.header.typ !== 'dc+sd-jwt') return 'otherKind';
  const key = keys.find(({ kid }) => kid !== undefined && kid === issued.header.kid);
  if (!key) return 'unknownKey';
  return await isSignedBy(issued, key) ? null : 'wrongSignature';
}

/** Whether who shows it is its holder and shows it here and now (RFC 9901, 7.3). */
async function holderFault(shown: SdJwt, confirmation: Json | undefined, proof: HolderProof, nowS: number): Promise<CertificateFault | null> {
  const { keyBinding } = shown;
  if (!keyBinding) return proof.required ? 'holderNotProved' : null;
  const key = isObject(confirmation) ? readJwk(confirmation.jwk) : null;
  const said = readShowing(shown);
  if (!key || !said || keyBinding.header.typ !== 'kb+jwt' || keyBinding.payload.sd_hash !== await digestOf(shown.shown)
    || !await isSignedBy(keyBinding, key)) return 'otherHolder';
  if (said.at > nowS + SKEW_S) return 'notYetValid';
  if (proof.audience !== undefined && proof.audience !== said.audience) return 'otherAudience';
  if (proof.nonce !== undefined && proof.nonce !== said.nonce) return 'replayed';
  return proof.mostAgeS !== undefined && said.at < nowS - proof.mostAgeS ? 'shownTooLongAgo' : null;
}

function readShowing({ keyBinding }: SdJwt): Showing | null {
  const { aud, nonce, iat } = keyBinding?.payload ?? {};
  return typeof aud === 'string' && typeof nonce === 'string' && isTime(iat) ? { audience: aud, nonce, at: iat } : null;
}

function statusOf(status: Json | undefined, lists: StatusList[], nowS: number): boolean | null {
  const entry = isObject(status) ? status.status_list : undefined;
  if (!isObject(entry) || typeof entry.idx !== 'number') return null;
  const [newest] = lists.filter(({ uri }) => uri === entry.uri).sort((one, other) => other.issuedAt - one.issuedAt);
  return newest ? isRevoked(newest, entry.idx, nowS) : null;
}

function readCertificate(claims: JsonObject): HoursCertificate | null {
  const { iss, vct, iat, exp, months, kinds, certifiers } = claims;
  if (typeof iss !== 'string' || vct !== iss + TYPE_PATH || !isTime(iat) || !isTime(exp)
    || !Array.isArray(months) || !Array.isArray(kinds) || !Array.isArray(certifiers)) return null;
  return {
    issuer: iss,
    issuedAt: iat,
    expiresAt: exp,
    name: 'name' in claims && typeof claims.name === 'string' ? claims.name : null,
    minutes: 'minutes' in claims ? number(claims.minutes) : null,
    months: months.map((one) => ({ month: word(one, 'month'), minutes: minutes(one) })).sort((one, other) => one.month < other.month ? -1 : 1),
    kinds: kinds.map((one) => ({ kind: word(one, 'kind'), minutes: minutes(one) })).sort(byMinutes),
    certifiers: certifiers
      .map((one) => ({ adcode: word(one, 'adcode'), name: word(one, 'name'), nameEn: word(one, 'nameEn'), minutes: minutes(one) }))
      .sort(byMinutes),
  };
}

const byMinutes = (one: { minutes: number }, other: { minutes: number }) => other.minutes - one.minutes;
const isTime = (value: Json | undefined): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const number = (value: Json | undefined) => typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
const minutes = (value: Json) => (isObject(value) ? number(value.minutes) : null) ?? 0;
function word(value: Json, name: string): string {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : '';
}
