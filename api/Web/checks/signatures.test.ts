import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet, type JWK } from 'jose';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the server signs; that it does, tests/Api/Trust/SignatureVectorTests.cs holds. */
const vectors = JSON.parse(readFileSync(new URL('signatures.json', import.meta.url), 'utf8')) as {
  webhook: { secrets: [string, string]; id: string; timestamp: string; signature: string; body: string };
  dutyRecord: { record: string; keys: JSONWebKeySet };
  certificate: { at: number; issued: string; presentation: string; statusList: string; revokedList: string; keys: JSONWebKeySet };
};

describe('a post to a webhook, by the library “standardwebhooks”', () => {
  const { secrets, id, timestamp, signature, body } = vectors.webhook;
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };

  beforeEach(() => {
    vi.useFakeTimers({ now: Number(timestamp) * 1000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is verified by the new secret and by the one before', () => {
    for (const secret of secrets) {
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ id, data: { caseId: 'c-1' } });
    }
  });

  it('is not verified when a byte, its id, its time or the secret is another', () => {
    const webhook = new Webhook(secrets[0]);
    expect(() => webhook.verify(body.replace('路边', '路旁'), headers)).toThrow(WebhookVerificationError);
    expect(() => webhook.verify(body, { ...headers, 'webhook-id': 'c-1-2' })).toThrow(WebhookVerificationError);
    expect(() => webhook.verify(body, { ...headers, 'webhook-timestamp': `${Number(timestamp) + 1}` })).toThrow(WebhookVerificationError);
    expect(() => new Webhook(btoa('another secret, of some length')).verify(body, headers)).toThrow(WebhookVerificationError);
  });

  it('is not verified when it is sent again later', () => {
    vi.setSystemTime(Number(timestamp) * 1000 + 6 * 60_000);
    expect(() => new Webhook(secrets[0]).verify(body, headers)).toThrow('Message timestamp too old');
  });
});

describe('a duty record, by the library “jose”', () => {
  const { record, keys } = vectors.dutyRecord;
  const verify = (text: string) => compactVerify(text, createLocalJWKSet(keys), { algorithms: ['ES256'] });

  it('is verified by the published keys alone', async () => {
    const { payload, protectedHeader } = await verify(record);
    expect(protectedHeader).toMatchObject({ typ: 'duty-record+jwt', kid: decodeProtectedHeader(record).kid });
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ sub: 'demo-rider-52', authority: { adcode: '330106' } });
    expect(keys.keys.every((key) => !('d' in key))).toBe(true);
  });

  it('is not verified when its content or its key is another', async () => {
    const [header, payload, signature] = record.split('.') as [string, string, string];
    const changed = btoa(atob(payload.replaceAll('-', '+').replaceAll('_', '/')).replace('demo-rider-52', 'demo-rider-53'));
    await expect(verify([header, changed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''), signature].join('.'))).rejects.toThrow();
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const other = { ...(await crypto.subtle.exportKey('jwk', pair.publicKey)), kid: keys.keys[0]!.kid, alg: 'ES256', use: 'sig' };
    await expect(compactVerify(record, createLocalJWKSet({ keys: [other] } as JSONWebKeySet))).rejects.toThrow();
  });
});

describe('a certificate of social hours, by the library “@sd-jwt/sd-jwt-vc”', () => {
  const { at, presentation, statusList, revokedList, keys } = vectors.certificate;
  const signedBy = (jwk: JsonWebKey) => async (data: string, signature: string) => {
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(signature, 'base64url'), Buffer.from(data));
  };
  const issuer = signedBy(keys.keys.find(({ kid }) => kid === decodeProtectedHeader(presentation.split('~')[0]!).kid) as JsonWebKey);
  const library = (list: string) => new SDJwtVcInstance({
    hasher: async (data: string | ArrayBuffer) => new Uint8Array(
      await crypto.subtle.digest('SHA-256', typeof data === 'string' ? Buffer.from(data) : data)),
    hashAlg: 'sha-256',
    verifier: issuer,
    kbVerifier: async (data, signature, payload) => signedBy((payload as { cnf: { jwk: JsonWebKey } }).cnf.jwk)(data, signature),
    statusListFetcher: async () => list,
  });
  const asked = { currentDate: at, keyBindingNonce: 'vector-nonce' };

  it('is believed, with what is shown of it', async () => {
    const { payload, kb } = await library(statusList).verify(presentation, asked);
    expect(payload).toMatchObject({ months: [{ minutes: 45 }], kinds: [], certifiers: [] });
    expect('name' in payload || 'minutes' in payload).toBe(false);
    expect(kb?.payload).toMatchObject({ aud: 'https://platform.example', nonce: 'vector-nonce' });
  });

  it('is not believed when it is revoked, expired, changed, or shown on another occasion', async () => {
    await expect(library(revokedList).verify(presentation, asked)).rejects.toThrow();
    await expect(library(statusList).verify(presentation, { ...asked, currentDate: at + 91 * 86_400 })).rejects.toThrow();
    await expect(library(statusList).verify(presentation, { ...asked, keyBindingNonce: 'another' })).rejects.toThrow();
    const [signed, month, proof] = presentation.split('~') as [string, string, string];
    await expect(library(statusList).verify(`${signed}~${proof}`, asked)).rejects.toThrow();
    const more = Buffer.from(JSON.stringify(['salt', { month: '2026-01', minutes: 6000 }])).toString('base64url');
    await expect(library(statusList).verify(`${signed}~${month}~${more}~${proof}`, asked)).rejects.toThrow();
  });
});

describe('a certificate of social hours, by the library “jose”', () => {
  const { at, issued, presentation, statusList, keys } = vectors.certificate;
  const digestOf = (text: string) => createHash('sha256').update(text, 'ascii').digest('base64url');
  const set = createLocalJWKSet(keys);

  it('is signed by a published key, as is its status list', async () => {
    const { payload } = await jwtVerify(issued.split('~')[0]!, set, { typ: 'dc+sd-jwt', currentDate: new Date(at * 1000) });
    const entry = (payload.status as { status_list: { idx: number; uri: string } }).status_list;
    const list = await jwtVerify(statusList, set, { typ: 'statuslist+jwt', subject: entry.uri, currentDate: new Date(at * 1000) });
    const bits = inflateSync(Buffer.from((list.payload.status_list as { lst: string }).lst, 'base64url'));
    expect(bits).toHaveLength(12_500);
    expect(bits[entry.idx >> 3]! >> (entry.idx & 7) & 1).toBe(0);
  });

  it('has the digest of each disclosure, and the proof of the phone’s key over what is shown', async () => {
    const { payload } = await jwtVerify(issued.split('~')[0]!, set, { currentDate: new Date(at * 1000) });
    const digests = JSON.stringify(payload);
    for (const disclosure of issued.split('~').slice(1, -1)) expect(digests).toContain(`"${digestOf(disclosure)}"`);
    const shown = presentation.slice(0, presentation.lastIndexOf('~') + 1);
    const proof = await jwtVerify(presentation.slice(shown.length), (payload.cnf as { jwk: JWK }).jwk, {
      typ: 'kb+jwt', audience: 'https://platform.example', currentDate: new Date(at * 1000),
    });
    expect(proof.payload.sd_hash).toBe(digestOf(shown));
  });
});
