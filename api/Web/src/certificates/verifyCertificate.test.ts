import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, type JsonObject, digestOf, toBase64Url, utf8 } from './encoding';
import { type Jwk, isSignedBy, readJws } from './jws';
import { disclosedClaims, readSdJwt } from './sdJwt';
import { type StatusList, isRevoked, readStatusList, unpack } from './statusList';
import { type CertificateFault, verifyCertificate } from './verifyCertificate';

const ISSUER = 'https://city.example';
const LIST = `${ISSUER}/status-lists/1`;
const INDEX = 4711;
const NOW = 1_796_000_000;
const HERE = { required: true, audience: `${ISSUER}/verify`, nonce: 'n-1', mostAgeS: 600 };

/** RFC 9901, 5.2: what a holder shows of an SD-JWT. */
const RFC = [
  'eyJhbGciOiAiRVMyNTYiLCAidHlwIjogImV4YW1wbGUrc2Qtand0In0.eyJfc2QiOiBbIkNyUWU3UzVrcUJBSHQtbk1ZWGdjNmJkdDJTSDVhVFkxc1VfTS1QZ2tqUEkiLC',
  'AiSnpZakg0c3ZsaUgwUjNQeUVNZmVadTZKdDY5dTVxZWhabzdGN0VQWWxTRSIsICJQb3JGYnBLdVZ1Nnh5bUphZ3ZrRnNGWEFiUm9jMkpHbEFVQTJCQTRvN2NJIiwgIlRH',
  'ZjRvTGJnd2Q1SlFhSHlLVlFaVTlVZEdFMHc1cnREc3JaemZVYW9tTG8iLCAiWFFfM2tQS3QxWHlYN0tBTmtxVlI2eVoyVmE1TnJQSXZQWWJ5TXZSS0JNTSIsICJYekZyen',
  'dzY002R242Q0pEYzZ2Vks4QmtNbmZHOHZPU0tmcFBJWmRBZmRFIiwgImdiT3NJNEVkcTJ4Mkt3LXc1d1BFemFrb2I5aFYxY1JEMEFUTjNvUUw5Sk0iLCAianN1OXlWdWx3',
  'UVFsaEZsTV8zSmx6TWFTRnpnbGhRRzBEcGZheVF3TFVLNCJdLCAiaXNzIjogImh0dHBzOi8vaXNzdWVyLmV4YW1wbGUuY29tIiwgImlhdCI6IDE2ODMwMDAwMDAsICJleH',
  'AiOiAxODgzMDAwMDAwLCAic3ViIjogInVzZXJfNDIiLCAibmF0aW9uYWxpdGllcyI6IFt7Ii4uLiI6ICJwRm5kamtaX1ZDem15VGE2VWpsWm8zZGgta284YUlLUWM5RGxH',
  'emhhVllvIn0sIHsiLi4uIjogIjdDZjZKa1B1ZHJ5M2xjYndIZ2VaOGtoQXYxVTFPU2xlclAwVmtCSnJXWjAifV0sICJfc2RfYWxnIjogInNoYS0yNTYiLCAiY25mIjogey',
  'Jqd2siOiB7Imt0eSI6ICJFQyIsICJjcnYiOiAiUC0yNTYiLCAieCI6ICJUQ0FFUjE5WnZ1M09IRjRqNFc0dmZTVm9ISVAxSUxpbERsczd2Q2VHZW1jIiwgInkiOiAiWnhq',
  'aVdXYlpNUUdIVldLVlE0aGJTSWlyc1ZmdWVjQ0U2dDRqVDlGMkhaUSJ9fX0.MczwjBFGtzf-6WMT-hIvYbkb11NrV1WMO-jTijpMPNbswNzZ87wY2uHz-CXo6R04b7jYrp',
  'j9mNRAvVssXou1iw~WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd~WyJBSngtMDk1VlBycFR0TjRRTU9xUk9BIiwgImFkZHJlc3Mi',
  'LCB7InN0cmVldF9hZGRyZXNzIjogIjEyMyBNYWluIFN0IiwgImxvY2FsaXR5IjogIkFueXRvd24iLCAicmVnaW9uIjogIkFueXN0YXRlIiwgImNvdW50cnkiOiAiVVMifV',
  '0~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd~WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0~eyJhbGciOiAiRVMyNTY',
  'iLCAidHlwIjogImtiK2p3dCJ9.eyJub25jZSI6ICIxMjM0NTY3ODkwIiwgImF1ZCI6ICJodHRwczovL3ZlcmlmaWVyLmV4YW1wbGUub3JnIiwgImlhdCI6IDE3NDg1Mzcy',
  'NDQsICJzZF9oYXNoIjogIjBfQWYtMkItRWhMV1g1eWRoX3cyeHp3bU82aU02NkJfMlFDRWFuSTRmVVkifQ.T3SIus2OidNl41nmVkTZVCKKhOAX97aOldMyHFiYjHm261e',
  'LiJ1YiuONFiMN8QlCmYzDlBLAdPvrXh52KaLgUQ',
].join('');

interface Signer { pair: CryptoKeyPair; jwk: Jwk }
let issuer: Signer;
let holder: Signer;
let salts = 0;

async function newSigner(kid?: string): Promise<Signer> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { pair, jwk: { kty: 'EC', crv: 'P-256', x: x!, y: y!, ...(kid ? { kid } : {}) } };
}

const encode = (value: Json) => toBase64Url(utf8(JSON.stringify(value)));

async function sign({ pair, jwk }: Signer, typ: string, payload: Json, header: JsonObject = {}): Promise<string> {
  const text = `${encode({ alg: 'ES256', typ, ...(jwk.kid ? { kid: jwk.kid } : {}), ...header })}.${encode(payload)}`;
  const bytes = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, utf8(text));
  return `${text}.${toBase64Url(new Uint8Array(bytes))}`;
}

/** Compressed as RFC 1950 has it. */
async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return toBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

const disclosure = (...parts: Json[]) => encode([`salt-of-sixteen-${salts += 1}`, ...parts]);

/** A certificate with a name, a month and a kind. */
async function draft() {
  const name = disclosure('name', '王师傅');
  const month = disclosure({ month: '2026-11', minutes: 35 });
  const kind = disclosure({ kind: 'hazardCheck', minutes: 35 });
  const payload: JsonObject = {
    iss: ISSUER, iat: NOW, exp: NOW + 90 * 86_400, vct: `${ISSUER}/credentials/certified-hours/1`, cnf: { jwk: { ...holder.jwk } },
    status: { status_list: { idx: INDEX, uri: LIST } }, _sd_alg: 'sha-256', _sd: [await digestOf(name), await digestOf('decoy')],
    months: [{ '...': await digestOf(month) }, { '...': await digestOf('another') }], kinds: [{ '...': await digestOf(kind) }], certifiers: [],
  };
  return { payload, name, month, kind, all: [name, month, kind] };
}

const issue = async (payload: Json, disclosures: string[]) => `${[await sign(issuer, 'dc+sd-jwt', payload), ...disclosures].join('~')}~`;

const show = async (file: string, changed: JsonObject = {}, by = holder) => file + await sign(by, 'kb+jwt', {
  aud: HERE.audience, nonce: HERE.nonce, iat: NOW, sd_hash: await digestOf(file), ...changed,
});

const list = (...revoked: number[]): StatusList => {
  const bytes = new Uint8Array(12_500);
  for (const index of revoked) bytes[index >> 3]! |= 1 << (index & 7);
  return { uri: LIST, issuedAt: NOW, expiresAt: NOW + 86_400, bytes };
};

const verify = (text: string, nowS = NOW, lists = [list()]) => verifyCertificate(text, [issuer.jwk], lists, HERE, nowS);

beforeAll(async () => {
  [issuer, holder] = await Promise.all([newSigner('issuer'), newSigner()]);
});

describe('a certificate', () => {
  it('says what its issuer has signed and its holder shows, and nothing else', async () => {
    const { payload, month, all } = await draft();
    const whole = await verify(await show(await issue(payload, all)));
    expect(whole).toMatchObject({ fault: null, statusKnown: true, showing: { audience: HERE.audience, nonce: 'n-1', at: NOW } });
    expect(whole.certificate).toMatchObject({ name: '王师傅', months: [{ month: '2026-11', minutes: 35 }], kinds: [{ kind: 'hazardCheck' }] });
    const part = await verify(await show(await issue(payload, [month])));
    expect(part).toMatchObject({ fault: null, certificate: { name: null, minutes: null, kinds: [], months: [{ minutes: 35 }] } });
  });

  it('is refused when it was revoked, has expired or is not valid yet', async () => {
    const { payload, all } = await draft();
    const file = await issue(payload, all);
    const shown = await show(file);
    expect((await verify(shown, NOW, [list(INDEX)])).fault).toBe('revoked');
    expect((await verify(shown, NOW, [list(INDEX - 1, INDEX + 1)])).fault).toBeNull();
    expect((await verify(shown, NOW, [])).statusKnown).toBe(false);
    expect((await verify(shown, NOW + 90 * 86_400)).fault).toBe('expired');
    expect((await verify(shown, NOW - 400)).fault).toBe('notYetValid');
  });

  it('is refused when it was shown to somebody else, before, or by another phone', async () => {
    const { payload, all, name } = await draft();
    const file = await issue(payload, all);
    const fault = async (text: string) => (await verify(text)).fault;
    expect(await fault(file)).toBe('holderNotProved');
    expect(await fault(await show(file, { aud: 'https://platform.example' }))).toBe('otherAudience');
    expect(await fault(await show(file, { nonce: 'n-0' }))).toBe('replayed');
    expect(await fault(await show(file, { iat: NOW - 601 }))).toBe('shownTooLongAgo');
    expect(await fault(await show(file, {}, await newSigner()))).toBe('otherHolder');
    const shown = await show(file);
    expect(await fault(shown.replace(`~${name}`, ''))).toBe('otherHolder');
    expect((await verify(await show(file, {}, await newSigner()))).showing).toBeNull();
  });

  it('is refused when anything of it was changed, added or repeated', async () => {
    const expected: [CertificateFault, (part: Awaited<ReturnType<typeof draft>>) => void][] = [
      ['unreferencedDisclosure', ({ all }) => all.push(disclosure({ month: '2026-10', minutes: 6000 }))],
      ['unreferencedDisclosure', ({ all }) => all.splice(0, 1, disclosure('name', '李师傅'))],
      ['duplicateDigest', ({ all, name }) => all.push(name)],
      ['duplicateDigest', ({ payload }) => (payload._sd as Json[]).push((payload._sd as Json[])[0]!)],
      ['duplicateDigest', ({ payload }) => (payload.kinds as Json[]).push((payload.months as Json[])[0]!)],
      ['claimTwice', ({ payload }) => { payload.name = '李师傅'; }],
      ['unknownDigestAlgorithm', ({ payload }) => { payload._sd_alg = 'sha-512'; }],
      ['unreadable', ({ payload }) => (payload._sd as Json[]).push(7)],
      ['otherKind', ({ payload }) => { payload.vct = 'https://elsewhere.example/credentials/certified-hours/1'; }],
      ['otherKind', ({ payload }) => { delete payload.status; }],
    ];
    for (const [fault, change] of expected) {
      const made = await draft();
      change(made);
      expect((await verify(await issue(made.payload, made.all))).fault).toBe(fault);
    }
    for (const name of ['_sd', '...']) {
      const { payload, all } = await draft();
      const forbidden = disclosure(name, 'x');
      (payload._sd as Json[]).push(await digestOf(forbidden));
      expect((await verify(await issue(payload, [...all, forbidden]))).fault).toBe('forbiddenClaimName');
    }
  });

  it('is refused when another key, kind or algorithm has signed it', async () => {
    const { payload } = await draft();
    const fault = async (text: string) => (await verify(text)).fault;
    const other = await newSigner('issuer');
    expect(await fault(`${await sign(other, 'dc+sd-jwt', payload)}~`)).toBe('wrongSignature');
    expect(await fault(`${await sign(await newSigner('other'), 'dc+sd-jwt', payload)}~`)).toBe('unknownKey');
    expect(await fault(`${await sign(issuer, 'dc+sd-jwt', payload, { alg: 'none' })}~`)).toBe('wrongSignature');
    expect(await fault(`${await sign(issuer, 'dc+sd-jwt', payload, { crit: ['b64'] })}~`)).toBe('wrongSignature');
    expect(await fault(`${await sign(issuer, 'duty-record+jwt', payload)}~`)).toBe('otherKind');
    const [head, , rest] = (await issue(payload, [])).split('.') as [string, string, string];
    expect(await fault(`${head}.${encode({ ...payload, exp: 4_000_000_000 })}.${rest}`)).toBe('wrongSignature');
    for (const text of ['', '~', 'certificate', 'a.b.c~', `${await issue(payload, [])}~`]) expect(await fault(text)).toBe('unreadable');
  });
});

describe('a status list', () => {
  it('is read as the specification’s example says', async () => {
    const bytes = (await unpack('eNrbuRgAAhcBXQ'))!;
    const read = { uri: LIST, issuedAt: 0, expiresAt: 10, bytes };
    expect(Array.from({ length: 16 }, (_, index) => Number(isRevoked(read, index, 1)))).toEqual([1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
    expect([isRevoked(read, 16, 1), isRevoked(read, -1, 1), isRevoked(read, 0, 10)]).toEqual([null, null, null]);
  });

  it('is believed when the issuer has signed it as one', async () => {
    const lst = await packed(new Uint8Array([0, 1]));
    const payload = { sub: LIST, iat: NOW, exp: NOW + 60, ttl: 60, status_list: { bits: 1, lst } };
    const read = (await readStatusList(await sign(issuer, 'statuslist+jwt', payload), [issuer.jwk]))!;
    expect([isRevoked(read, 8, NOW), isRevoked(read, 7, NOW)]).toEqual([true, false]);
    expect(await readStatusList(await sign(issuer, 'dc+sd-jwt', payload), [issuer.jwk])).toBeNull();
    expect(await readStatusList(await sign(await newSigner('issuer'), 'statuslist+jwt', payload), [issuer.jwk])).toBeNull();
    const bomb = { ...payload, status_list: { bits: 1, lst: await packed(new Uint8Array(2 << 20)) } };
    expect(await readStatusList(await sign(issuer, 'statuslist+jwt', bomb), [issuer.jwk])).toBeNull();
  });
});

describe('the example of RFC 9901', () => {
  it('has the digests that it shows', async () => {
    expect(await digestOf('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0'))
      .toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
    expect(await digestOf('WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0')).toBe('w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs');
  });

  it('is read, and verified by its keys', async () => {
    const shown = (await readSdJwt(RFC))!;
    const key = { kty: 'EC', crv: 'P-256', x: 'b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ', y: 'Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8' };
    expect(await isSignedBy(shown.issued, key)).toBe(true);
    const claims = disclosedClaims(shown.issued.payload, shown.disclosures) as JsonObject;
    expect(claims).toMatchObject({ given_name: 'John', family_name: 'Doe', nationalities: ['US'], address: { locality: 'Anytown' } });
    expect('email' in claims || '_sd' in claims || '_sd_alg' in claims).toBe(false);
    expect(shown.keyBinding!.payload.sd_hash).toBe(await digestOf(shown.shown));
    expect(await isSignedBy(shown.keyBinding!, (claims.cnf as { jwk: Jwk & JsonObject }).jwk)).toBe(true);
    expect(readJws('a.b')).toBeNull();
  });
});
