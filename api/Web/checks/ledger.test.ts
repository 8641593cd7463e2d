import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';

interface Head { size: number; root: string; at: string; signature: string }

/** A rider's calls as tests/Api/Ledger/LedgerContractTests.cs recorded them; nothing of the product is used here to check the answers. */
const { wallet, inclusion, strangers, heads, consistency, keys } = JSON.parse(
  readFileSync(new URL('ledger.json', import.meta.url), 'utf8')) as {
  wallet: { movements: { items: { transferId: string; number: number; unit: string; amount: number; reason: string }[] } };
  inclusion: { number: number; size: number; leaf: string; path: string[]; record: string; salt: string };
  strangers: { leaf: string; path: string[]; record: null; salt: null };
  heads: { items: Head[] };
  consistency: { path: string[] };
  keys: JSONWebKeySet;
};

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.of(1), left, right);
const hex = (text: string) => Buffer.from(text, 'hex');
/** The largest power of two below a number. */
const split = (size: number) => 2 ** Math.floor(Math.log2(size - 1));

/** The root that a path leads to, from the definition in RFC 9162, 2.1.3.1. */
function rootOf(leaf: Uint8Array, index: number, size: number, path: string[]): Uint8Array {
  if (size === 1) return path.length === 0 ? leaf : Buffer.alloc(0);
  const [below, k, last] = [path.slice(0, -1), split(size), hex(path.at(-1) ?? '')];
  return index < k ? node(rootOf(leaf, index, k, below), last) : node(last, rootOf(leaf, index - k, size - k, below));
}

/** The old and the new root that a consistency proof leads to, from the definition of SUBPROOF in RFC 9162, 2.1.4.1. */
function rootsOf(from: number, to: number, path: string[], old: Uint8Array, whole = true): [Uint8Array, Uint8Array] {
  if (from === to) {
    const same = whole ? old : hex(path[0]!);
    return [same, same];
  }
  const [k, last, below] = [split(to), hex(path.at(-1)!), path.slice(0, -1)];
  if (from <= k) {
    const [before, after] = rootsOf(from, k, below, old, whole);
    return [before, node(after, last)];
  }
  const [before, after] = rootsOf(from - k, to - k, below, old, false);
  return [node(last, before), node(last, after)];
}

async function signedContent({ signature }: Head): Promise<unknown> {
  const { payload, protectedHeader } = await compactVerify(signature, createLocalJWKSet(keys), { algorithms: ['ES256'] });
  expect(protectedHeader.typ).toBe('ledger-head+jwt');
  return JSON.parse(new TextDecoder().decode(payload));
}

describe('the ledger’s log, by “jose” and the definitions of RFC 9162', () => {
  const [first, head] = [heads.items[0]!, heads.items.find(({ size }) => size === inclusion.size)!];

  it('has heads that the published keys have signed over size, root and time', async () => {
    for (const { size, root, at, signature } of heads.items) {
      expect(await signedContent({ size, root, at, signature })).toEqual({ size, root, at });
      expect(root).toMatch(/^[0-9a-f]{64}$/);
    }
    const [header, , signature] = head.signature.split('.');
    const other = { ...head, signature: [header, first.signature.split('.')[1], signature].join('.') };
    await expect(signedContent(other)).rejects.toThrow();
  });

  it('holds the rider’s movement, as what was hashed says', () => {
    const movement = wallet.movements.items.find(({ number, unit }) => number === inclusion.number && unit === 'points')!;
    const { operationId, sequence, kind, entries } = JSON.parse(inclusion.record) as {
      operationId: string; sequence: number; kind: string; entries: { account: string; unit: string; amount: number }[];
    };
    expect({ transferId: operationId, number: sequence, reason: kind }).toEqual(
      { transferId: movement.transferId, number: movement.number, reason: movement.reason });
    expect(entries).toContainEqual({ account: expect.stringMatching(/^rider:/), unit: 'points', amount: movement.amount });
    const leaf = sha256(Buffer.of(0), sha256(hex(inclusion.salt), Buffer.from(inclusion.record)));
    expect(leaf.toString('hex')).toBe(inclusion.leaf);
    expect(Buffer.from(rootOf(leaf, inclusion.number - 1, inclusion.size, inclusion.path)).toString('hex')).toBe(head.root);
  });

  it('shows everybody else the same leaf, and nothing of what was hashed', () => {
    expect(strangers).toMatchObject({ leaf: inclusion.leaf, path: inclusion.path, record: null, salt: null });
  });

  it('only grew from the first head to this one', () => {
    const roots = rootsOf(first.size, head.size, consistency.path, hex(first.root));
    expect(roots.map((root) => Buffer.from(root).toString('hex'))).toEqual([first.root, head.root]);
  });
});
