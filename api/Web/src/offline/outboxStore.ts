import { withTimeout } from '../net/timeout';
import type { UnsentCommand } from './unsentCommands';

/** A command as it is kept, with all that is needed to send it. */
export interface StoredCommand extends UnsentCommand {
  /** The order in which the rider did things. It comes from the store and not from a clock: a phone's clock may go back. */
  seq: number;
  path: string;
  body: Record<string, unknown>;
  /** The image. Bytes, for some phones cannot keep Blobs; those that an earlier version of the page kept stay what they are. */
  photo?: KeptFile;
  /** What was said, of a report. */
  voice?: KeptFile;
}
export interface KeptFile {
  bytes: ArrayBuffer | Blob;
  type: string;
  /** Whether it is as the camera gave it, and has to be made small before it goes. */
  raw?: boolean;
}

export type NewCommand = Omit<StoredCommand, 'seq'>;

/** Where commands are kept, in the order in which they were put there. */
export interface OutboxStore {
  all(): Promise<StoredCommand[]>;
  add(item: NewCommand): Promise<StoredCommand>;
  put(item: StoredCommand): Promise<void>;
  remove(seq: number): Promise<void>;
}

const STORE = 'queue';
/** A browser that neither opens its database nor says why (some do, after sleeping) is not waited for longer, in milliseconds. */
const OPEN_MS = 2000;
/** A phone with much to do answers late; one that has not answered by then, in milliseconds, is not waited for either. */
const ANSWER_MS = 5000;

/** Kept for as long as the page is open. */
export class MemoryOutboxStore implements OutboxStore {
  private readonly items = new Map<number, StoredCommand>();
  private last: number;

  /** @param first greater than all that is kept elsewhere, so that one order holds for both. */
  constructor(first = 0) { this.last = first; }

  async all(): Promise<StoredCommand[]> { return [...this.items.values()]; }

  async add(item: NewCommand): Promise<StoredCommand> {
    const kept = { ...item, seq: ++this.last };
    this.items.set(kept.seq, kept);
    return kept;
  }

  async put(item: StoredCommand): Promise<void> { this.items.set(item.seq, item); }

  async remove(seq: number): Promise<void> { this.items.delete(seq); }
}

/** Kept in the browser's database. It is closed by the browser now and then (an update, a full disk, sleep); then it is opened again. */
export class IndexedDbOutboxStore implements OutboxStore {
  private database: Promise<IDBDatabase> | null = null;

  constructor(private readonly factory: IDBFactory) {}

  async all(): Promise<StoredCommand[]> {
    return (await this.run('readonly', (store) => store.getAll() as IDBRequest<StoredCommand[]>)).sort((a, b) => a.seq - b.seq);
  }

  async add(item: NewCommand): Promise<StoredCommand> {
    const seq = (await this.run('readwrite', (store) => store.add(item))) as number;
    return { ...item, seq };
  }

  async put(item: StoredCommand): Promise<void> { await this.run('readwrite', (store) => store.put(item)); }

  async remove(seq: number): Promise<void> { await this.run('readwrite', (store) => store.delete(seq)); }

  private async run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    try {
      return await this.once(mode, act);
    } catch (error) {
      // What does not fit will not fit the second time either; a closed database opens again.
      if ((error as DOMException | null)?.name === 'QuotaExceededError') throw error;
      this.close();
      return this.once(mode, act);
    }
  }

  private async once<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.database ??= this.open();
    let database: IDBDatabase;
    try {
      database = await withTimeout(OPEN_MS, this.database);
    } catch (error) {
      this.database = null;
      throw error;
    }
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return withTimeout(ANSWER_MS, new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? request.error ?? new Error('aborted'));
    }));
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = this.factory.open('redstation', 2);
      request.onupgradeneeded = () => upgrade(request.result, request.transaction!);
      request.onsuccess = () => {
        const database = request.result;
        database.onversionchange = () => this.close();
        database.onclose = () => { this.database = null; };
        resolve(database);
      };
      request.onerror = () => reject(request.error);
    });
  }

  private close(): void {
    const old = this.database;
    this.database = null;
    void old?.then((database) => database.close(), () => undefined);
  }
}

interface Version1 { operationId: string; subject: string; path: string; body: Record<string, unknown>; createdAt: number; photo?: Blob }

/** What version 1 of this page had kept goes on, in its order. */
function upgrade(database: IDBDatabase, transaction: IDBTransaction): void {
  const queue = database.createObjectStore(STORE, { keyPath: 'seq', autoIncrement: true });
  if (!database.objectStoreNames.contains('outbox')) return;
  const old = transaction.objectStore('outbox').getAll() as IDBRequest<Version1[]>;
  old.onsuccess = () => {
    for (const { photo, ...item } of old.result.sort((a, b) => a.createdAt - b.createdAt)) {
      const [, , task = '', step = ''] = item.path.split('/');
      const known = { ...item, step, taskId: decodeURIComponent(task), taskType: '', refused: null };
      queue.add(photo ? { ...known, body: { evidence: { ...(item.body['evidence'] as object), photoFollows: true } } } : known);
      if (photo) {
        queue.add({
          ...known, operationId: `${item.operationId}.photo`, step: 'photo', path: `/tasks/${task}/photo`, body: {},
          photo: { bytes: photo, type: photo.type },
        });
      }
    }
    database.deleteObjectStore('outbox');
  };
}
