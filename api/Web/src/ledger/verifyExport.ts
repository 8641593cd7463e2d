import { keyIdOf, readKey, verifiedPayload, type Jwk } from './jws';
import { GrowingTree, fromHex, sha256, toHex } from './merkle';

/** A line of an export: one of its members is set. */
interface ExportLine {
  format?: string;
  key?: Jwk;
  leaf?: { number: number; data: string; salt?: string; record?: string };
  head?: SignedHead;
  end?: number;
}

export interface SignedHead { size: number; root: string; at: string; signature: string }

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

export type FindingCode = 'format' | 'unreadable' | 'gap' | 'key' | 'record' | 'size' | 'root' | 'signature' | 'cut' | 'unsigned';

const MOST_FINDINGS = 100;
const FORMAT = 'redstation-ledger-log/2';
const encoder = new TextEncoder();

/** Whether a head's signature is one of the keys', over size, root and time together. */
export async function isSigned({ size, root, at, signature }: SignedHead, keys: ReadonlyMap<string, CryptoKey>): Promise<boolean> {
  return await verifiedPayload(signature, 'ledger-head+jwt', keys) === `{"at":"${at}","root":"${root}","size":${size}}`;
}

/** Checks an export of the ledger's log, line by line, trusting only the keys it brings (compare their names with what you know). */
export class ExportVerifier {
  private readonly tree = new GrowingTree();
  private readonly keys = new Map<string, CryptoKey>();
  private readonly signers = new Set<string>();
  private readonly findings: Verdict['findings'] = [];
  private line = 0;
  private ended = false;
  private isOfAnotherForm = false;
  private signed = 0;
  private heads = 0;
  private records = 0;

  async read(text: string): Promise<void> {
    if (this.isOfAnotherForm) return;
    this.line += 1;
    try {
      await this.take(JSON.parse(text) as ExportLine);
    } catch {
      this.find('unreadable');
    }
  }

  get leaves(): number { return this.tree.size; }

  finish(): Verdict {
    if (!this.isOfAnotherForm) {
      if (!this.ended) this.find('cut');
      if (this.heads === 0 || this.signed !== this.tree.size) this.find('unsigned');
    }
    const { signed, heads, records, findings } = this;
    return { leaves: this.tree.size, signed, heads, records, findings, keyIds: [...this.signers] };
  }

  private find(code: FindingCode): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push({ line: this.line, code });
  }

  private async take({ format, key, leaf, head, end }: ExportLine): Promise<void> {
    if (this.ended) this.find('cut');
    if (format !== undefined) {
      if (this.line !== 1) this.find('unreadable');
      this.isOfAnotherForm = format !== FORMAT;
      if (this.isOfAnotherForm) this.find('format');
    } else if (key) {
      const read = await readKey(key);
      if (read) this.keys.set(key.kid, read);
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
    if (leaf.number !== this.tree.size + 1) this.find('gap');
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
    if (!await isSigned(head, this.keys)) this.find('signature');
    if (this.findings.length > before) return;
    this.signers.add(keyIdOf(head.signature));
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
