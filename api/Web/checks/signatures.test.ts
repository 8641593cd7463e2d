import { readFileSync } from 'node:fs';
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the server signs; that it does, tests/Api/Trust/SignatureVectorTests.cs holds. */
const vectors = JSON.parse(readFileSync(new URL('signatures.json', import.meta.url), 'utf8')) as {
  webhook: { secrets: [string, string]; id: string; timestamp: string; signature: string; body: string };
  dutyRecord: { record: string; keys: JSONWebKeySet };
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
