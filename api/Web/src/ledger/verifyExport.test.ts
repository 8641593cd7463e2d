import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { GrowingTree, fromHex, isIncluded, leafHash, nodeHash, sha256, toHex } from './merkle';
import { ExportVerifier, lines, type Verdict } from './verifyExport';

/** Leaves and roots of the test vectors of RFC 6962, which RFC 9162 kept. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** An export of a few records with heads behind the third and the last, signed by the library “jose”. */
async function anExport(count = 6): Promise<string[]> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const written: unknown[] = [{ format: 'redstation-ledger-log/2' }, { key: { ...jwk, kid } }];
  const tree = new GrowingTree();
  for (let number = 1; number <= count; number += 1) {
    const salt = `${number}`.padStart(32, '0');
    const record = `{"sequence":${number},"kind":"任务"}`;
    const data = await sha256(fromHex(salt)!, new TextEncoder().encode(record));
    await tree.add(data);
    written.push({ leaf: { number, data: toHex(data), salt, record } });
    if (number === 3 || number === count) {
      const head = { at: '2026-11-30T04:00:00.000Z', root: toHex(await tree.root()), size: number };
      const signature = await new CompactSign(new TextEncoder().encode(JSON.stringify(head)))
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'ledger-head+jwt' }).sign(privateKey);
      written.push({ head: { ...head, signature } });
    }
  }
  written.push({ end: count });
  return written.map((line) => JSON.stringify(line));
}

const without = (all: string[], at: number) => all.filter((_, index) => index !== at);
const swapped = (all: string[], at: number) => [...all.slice(0, at), all[at + 1]!, all[at]!, ...all.slice(at + 2)];

async function verify(exported: string[]): Promise<Verdict> {
  const verifier = new ExportVerifier();
  for (const line of exported) await verifier.read(line);
  return verifier.finish();
}

describe('the Merkle tree', () => {
  it('has the roots of the RFC’s vectors', async () => {
    const tree = new GrowingTree();
    expect(toHex(await tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [at, leaf] of LEAVES.entries()) {
      await tree.add(fromHex(leaf)!);
      expect(toHex(await tree.root())).toBe(ROOTS[at]);
    }
  });

  it('accepts the RFC’s proof of the first of eight, and no other', async () => {
    const path = ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']
      .map((hash) => fromHex(hash)!);
    const [leaf, root] = [await leafHash(fromHex('')!), fromHex(ROOTS[7]!)!];
    expect(await isIncluded(leaf, 0, 8, path, root)).toBe(true);
    expect(await isIncluded(leaf, 1, 8, path, root)).toBe(false);
    expect(await isIncluded(leaf, 0, 8, path.slice(1), root)).toBe(false);
    expect(await isIncluded(leaf, 0, 8, [...path, root], root)).toBe(false);
    expect(await isIncluded(await nodeHash(leaf, leaf), 0, 8, path, root)).toBe(false);
  });
});

describe('an export', () => {
  it('is right as it was written', async () => {
    const verdict = await verify(await anExport());
    expect(verdict).toMatchObject({ leaves: 6, signed: 6, heads: 2, records: 6, findings: [] });
  });

  it('of an earlier version says so once', async () => {
    const [format, ...more] = await anExport();
    expect((await verify([format!.replace('/2', '/1'), ...more])).findings).toEqual([{ line: 1, code: 'format' }]);
  });

  it('is found out when a line is gone, or two have changed places', async () => {
    const exported = await anExport();
    for (let at = 2; at < exported.length; at += 1) {
      // A head less says less; the one behind it vouches for the same leaves.
      if (exported[at]!.includes('"size":3')) continue;
      expect((await verify(without(exported, at))).findings, exported[at]).not.toEqual([]);
      if (at + 1 < exported.length) {
        expect((await verify(swapped(exported, at))).findings, exported[at]).not.toEqual([]);
      }
    }
  });

  it('is found out when a digit of a leaf, a salt, a root, a time or a record has changed', async () => {
    const exported = await anExport();
    for (const [line, what, other, code] of [
      [2, /"data":"(.)/, 'data', 'root'], [2, /"salt":"(.)/, 'salt', 'record'], [3, /任务/, 'record', 'record'],
      [5, /"root":"(.)/, 'root', 'root'], [5, /"at":"2/, 'at', 'signature'], [5, /"signature":"[^.]+[.]./, 'signature', 'signature'],
      [1, /"x":"./, 'key', 'key'],
    ] as const) {
      const changed = exported[line]!.replace(what, (found) => (found === '任务' ? '任' : found.slice(0, -1) + (found.endsWith('2') ? '3' : '2')));
      expect(changed, other).not.toBe(exported[line]);
      expect((await verify(exported.map((one, at) => (at === line ? changed : one)))).findings.map((one) => one.code), other).toContain(code);
    }
  });

  it('is read from a stream that cuts lines and characters anywhere', async () => {
    const bytes = new TextEncoder().encode('{"a":"任务"}\n{"b":1}\n');
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const read: string[] = [];
    for await (const line of lines(stream)) read.push(line);
    expect(read).toEqual(['{"a":"任务"}', '{"b":1}']);
  });
});
