import { signal } from '@preact/signals';
import { call } from '../net/api';
import { ApiError } from '../net/problem';

/** A command that could not be sent yet. Its operation id was made once, so sending it twice changes nothing. */
export interface Waiting {
  operationId: string;
  subject: string;
  path: string;
  body: Record<string, unknown>;
  photo?: Blob;
  createdAt: number;
}

export const waitingCount = signal(0);

let database: Promise<IDBDatabase> | null = null;
let flushing: Promise<void> | null = null;

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('redstation', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('outbox', { keyPath: 'operationId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return database;
}

async function store<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction('outbox', mode);
  const request = act(transaction.objectStore('outbox'));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
  });
}

async function waitingOf(subject: string): Promise<Waiting[]> {
  const all = await store('readonly', (box) => box.getAll() as IDBRequest<Waiting[]>);
  return all.filter((item) => item.subject === subject).sort((a, b) => a.createdAt - b.createdAt);
}

/** The photo goes first and only once; its id is kept with the command, so a second try does not upload again. */
async function deliver(item: Waiting): Promise<unknown> {
  if (item.photo) {
    const { photoId } = await call<{ photoId: string }>('/photos', { method: 'POST', body: item.photo });
    const evidence = { ...(item.body['evidence'] as object), photoId };
    item.body = { ...item.body, evidence };
    delete item.photo;
    await store('readwrite', (box) => box.put(item));
  }
  return call(item.path, { method: 'POST', body: { ...item.body, operationId: item.operationId } });
}

/**
 * Sends a command, or keeps it for later when there is no network. Answers what the server said, or null when it
 * waits. Older commands go first, so that "start" can never arrive after its "submit".
 */
export async function sendOrKeep<T>(item: Waiting): Promise<T | null> {
  await store('readwrite', (box) => box.put(item));
  waitingCount.value++;
  let answer: T | null = null;
  await flush(item.subject, (sent, result) => { if (sent === item.operationId) answer = result as T; });
  return answer;
}

/** Sends what waits. A refusal is final and is thrown after the command is taken out; a failed network is not. */
export async function flush(subject: string, sent: (operationId: string, answer: unknown) => void = () => undefined): Promise<void> {
  await flushing?.catch(() => undefined);
  flushing = flushNow(subject, sent).finally(() => { flushing = null; });
  return flushing;
}

async function flushNow(subject: string, sent: (operationId: string, answer: unknown) => void): Promise<void> {
  let refused: unknown = null;
  for (const item of await waitingOf(subject)) {
    try {
      sent(item.operationId, await deliver(item));
    } catch (error) {
      const final = error instanceof ApiError && error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);
      if (!final) break;
      refused = error;
    }
    await store('readwrite', (box) => box.delete(item.operationId));
  }
  waitingCount.value = (await waitingOf(subject)).length;
  if (refused) throw refused;
}
