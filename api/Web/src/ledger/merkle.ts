/** The Merkle tree of RFC 9162 with SHA-256, growing leaf by leaf. Written apart from the server's, so that one checks the other. */

type Hash = Uint8Array<ArrayBuffer>;

export async function sha256(...parts: Uint8Array[]): Promise<Hash> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (data: Uint8Array): Promise<Hash> => sha256(LEAF, data);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Hash> => sha256(NODE, left, right);

export class GrowingTree {
  /** Complete subtrees by height; a height without one is undefined. */
  private peaks: (Hash | undefined)[] = [];
  size = 0;

  async add(data: Uint8Array): Promise<void> {
    let hash = await leafHash(data);
    let height = 0;
    for (let peak = this.peaks[height]; peak; peak = this.peaks[height]) {
      hash = await nodeHash(peak, hash);
      this.peaks[height] = undefined;
      height += 1;
    }
    this.peaks[height] = hash;
    this.size += 1;
  }

  async root(): Promise<Hash> {
    let root: Hash | undefined;
    for (const peak of this.peaks) {
      if (peak) root = root ? await nodeHash(peak, root) : peak;
    }
    return root ?? sha256();
  }
}

/** Whether a leaf hash is the one at a place in the tree of a root: RFC 9162, section 2.1.3.2. */
export async function isIncluded(leaf: Uint8Array, index: number, size: number, path: Uint8Array[], root: Uint8Array): Promise<boolean> {
  if (index < 0 || index >= size) return false;
  // Numbers here can pass 2^31, where bit operators stop being right: halves are divisions.
  const half = (number: number) => Math.floor(number / 2);
  let [node, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = await nodeHash(hash, step);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && toHex(hash) === toHex(root);
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of small hexadecimal digits; null for anything else. */
export function fromHex(text: string): Hash | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => parseInt(text.slice(at * 2, at * 2 + 2), 16));
}

export function fromBase64Url(text: string): Hash {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}
