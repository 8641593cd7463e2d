import { GrowingTree, fromBase64, fromHex, sha256, toHex } from './merkle';

/** A line of an export: one of its members is set. */
interface ExportLine {
  format?: string;
  key?: { keyId: string; publicKey: string };
  leaf?: { sequence: number; data: string; salt?: string; record?: string };
  head?: SignedHead;
  end?: number;
}

export interface SignedHead { size: number; root: string; at: number; keyId: string; signature: string }

export interface Verdict {
  /** How many leaves were read. */
  leaves: number;
  /** The largest size that a right head vouches for. */
  signed: number;
  /** How many heads were right. */
  heads: number;
  /** How many records were found to be what their leaves were made of. */
  records: number;
  /** What is wrong, the line and a code; at most a hundred. */
  findings: { line: number; code: FindingCode }[];
  /** The keys that signed. */
  keyIds: string[];
}

export type FindingCode = 'unreadable' | 'gap' | 'key' | 'record' | 'size' | 'root' | 'signature' | 'cut' | 'unsigned';

const MOST_FINDINGS = 100;
const FORMAT = 'redstation-ledger-log/1';
const encoder = new TextEncoder();

/** What a head's key has signed: size, root and time together. */
export const signedBytes = (head: SignedHead): Uint8Array<ArrayBuffer> =>
  encoder.encode(`{"at":${head.at},"root":"${head.root}","size":${head.size}}`);

export async function readKey(publicKey: Uint8Array<ArrayBuffer>): Promise<{ keyId: string; key: CryptoKey }> {
  const key = await crypto.subtle.importKey('spki', publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return { keyId: toHex(await sha256(publicKey)).slice(0, 16), key };
}

export async function isSigned(head: SignedHead, key: CryptoKey): Promise<boolean> {
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64(head.signature), signedBytes(head));
}

/** Checks an export of the ledger's log, line by line, trusting only the keys it brings (compare their names with what you know). */
export class ExportVerifier {
  private readonly tree = new GrowingTree();
  private readonly keys = new Map<string, CryptoKey>();
  private readonly signers = new Set<string>();
  private readonly findings: Verdict['findings'] = [];
  private line = 0;
  private ended = false;
  private signed = 0;
  private heads = 0;
  private records = 0;

  async read(text: string): Promise<void> {
    this.line += 1;
    try {
      await this.take(JSON.parse(text) as ExportLine);
    } catch {
      this.find('unreadable');
    }
  }

  get leaves(): number { return this.tree.size; }

  finish(): Verdict {
    if (!this.ended) this.find('cut');
    if (this.heads === 0 || this.signed !== this.tree.size) this.find('unsigned');
    const { signed, heads, records, findings } = this;
    return { leaves: this.tree.size, signed, heads, records, findings, keyIds: [...this.signers] };
  }

  private find(code: FindingCode): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push({ line: this.line, code });
  }

  private async take({ format, key, leaf, head, end }: ExportLine): Promise<void> {
    if (this.ended) this.find('cut');
    if (format !== undefined) {
      if (format !== FORMAT || this.line !== 1) this.find('unreadable');
    } else if (key) {
      const read = await readKey(fromBase64(key.publicKey));
      if (read.keyId === key.keyId) this.keys.set(key.keyId, read.key);
      else this.find('key');
    } else if (leaf) {
      await this.addLeaf(leaf);
    } else if (head) {
      await this.checkHead(head);
    } else if (end !== undefined) {
      this.ended = true;
      if (end !== this.tree.size) this.find('size');
    } else {
      this.find('unreadable');
    }
  }

  private async addLeaf(leaf: NonNullable<ExportLine['leaf']>): Promise<void> {
    const data = fromHex(leaf.data);
    if (leaf.sequence !== this.tree.size + 1) this.find('gap');
    if (!data) {
      this.find('unreadable');
      return;
    }
    await this.tree.add(data);
    if (leaf.salt === undefined || leaf.record === undefined) return;
    const salt = fromHex(leaf.salt);
    if (salt && toHex(await sha256(salt, encoder.encode(leaf.record))) === leaf.data) this.records += 1;
    else this.find('record');
  }

  private async checkHead(head: SignedHead): Promise<void> {
    const before = this.findings.length;
    if (head.size !== this.tree.size) this.find('size');
    else if (toHex(await this.tree.root()) !== head.root) this.find('root');
    const key = this.keys.get(head.keyId);
    if (!key || !await isSigned(head, key)) this.find('signature');
    if (this.findings.length > before) return;
    this.signers.add(head.keyId);
    this.heads += 1;
    this.signed = head.size;
  }
}

/** Reads a stream of bytes as lines. */
export async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
    if (done) break;
  }
  if (rest) yield rest;
}
