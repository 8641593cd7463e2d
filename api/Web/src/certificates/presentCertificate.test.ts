import { describe, expect, it } from 'vitest';
import { type Json, digestOf, toBase64Url, utf8 } from './encoding';
import { newHolderKey, newNonce, partsOf, present } from './presentCertificate';
import { verifyCertificate } from './verifyCertificate';

const ISSUER = 'https://city.example';
const NOW = 1_796_000_000;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const encode = (value: Json) => toBase64Url(utf8(JSON.stringify(value)));

async function issued() {
  const { key, publicKey } = await newHolderKey();
  const parts = [['s-1', 'name', '王师傅'], ['s-2', 'minutes', 95], ['s-3', { month: '2026-11', minutes: 95 }],
    ['s-4', { kind: 'hazardCheck', minutes: 95 }], ['s-5', { adcode: '330106', name: '杭州市西湖区', nameEn: 'Xihu', minutes: 95 }]].map(encode);
  const [name, minutes, month, kind, certifier] = await Promise.all(parts.map(digestOf)) as [string, string, string, string, string];
  const payload = {
    iss: ISSUER, iat: NOW, exp: NOW + 1000, vct: `${ISSUER}/credentials/certified-hours/1`, cnf: { jwk: { ...publicKey } },
    status: { status_list: { idx: 1, uri: 'x' } }, _sd: [name, minutes], months: [{ '...': month }], kinds: [{ '...': kind }],
    certifiers: [{ '...': certifier }],
  } as unknown as Json;
  const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const text = `${encode({ alg: 'ES256', typ: 'dc+sd-jwt', kid: 'k' })}.${encode(payload)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, utf8(text));
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    certificate: `${[`${text}.${toBase64Url(new Uint8Array(signature))}`, ...parts].join('~')}~`,
    key, keys: [{ kty: 'EC', crv: 'P-256', x: x!, y: y!, kid: 'k' }],
  };
}

describe('showing a certificate', () => {
  it('offers each part for itself', async () => {
    const { issuer, parts } = await partsOf((await issued()).certificate, 'en');
    expect(issuer).toBe(ISSUER);
    expect(parts.map(({ of, label, minutes }) => [of, label, minutes])).toEqual([
      ['name', '王师傅', null], ['minutes', '', 95], ['months', '2026-11', 95], ['kinds', 'hazardCheck', 95], ['certifiers', 'Xihu', 95],
    ]);
  });

  it('tells what was chosen and nothing else, to one audience on one occasion', async () => {
    const { certificate, key, keys } = await issued();
    const { parts } = await partsOf(certificate, 'zh');
    const month = parts.find(({ of }) => of === 'months')!.text;
    const nonce = newNonce();
    const shown = await present(certificate, [month], key, `${ISSUER}/verify`, nonce, NOW + 0.7);
    const asked = { required: true, audience: `${ISSUER}/verify`, nonce, mostAgeS: 60 };
    expect(await verifyCertificate(shown, keys, [], asked, NOW + 1)).toMatchObject({
      fault: null, showing: { audience: `${ISSUER}/verify`, nonce, at: NOW },
      certificate: { name: null, minutes: null, months: [{ month: '2026-11', minutes: 95 }], kinds: [], certifiers: [] },
    });
    expect((await verifyCertificate(shown, keys, [], { ...asked, nonce: newNonce() }, NOW)).fault).toBe('replayed');
    expect(shown).not.toContain(parts.find(({ of }) => of === 'name')!.text);
  });

  it('keeps its key in the browser', async () => {
    const { key } = await newHolderKey();
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
  });
});
