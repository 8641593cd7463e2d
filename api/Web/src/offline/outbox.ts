import { signal } from '@preact/signals';
import { callAddress, newOperationId } from '../net/api';
import { addressOf, type BodyOf, type Operation } from '../net/operations';
import { onWake } from '../net/wake';
import type { ApiError } from '../net/problem';
import { openStore } from './fallbackStore';
import { withTabLock } from './tabLock';
import { OutboxSender, type Outcome } from './outboxSender';
import type { NewCommand, StoredCommand } from './outboxStore';
import { uploadPhoto } from './photoUpload';
import { CHANGED_KEY, unsent, type Step, type UnsentCommand } from './unsentCommands';

/** What became of a command, also one of an earlier visit. */
export interface Listener {
  sent(item: UnsentCommand, answer: unknown): void;
  refused(item: UnsentCommand, error: ApiError): void;
}

const store = openStore();
let subject: string | null = null;
let listener: Listener | null = null;
const progress = signal<Record<string, number>>({});

const sender = new OutboxSender({
  store: () => store,
  deliver,
  withTabLock,
  sleep: (ms) => {
    let wake = () => undefined as void;
    const done = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => { clearTimeout(timer); resolve(); };
    });
    return { done, wake };
  },
  changed,
  sent: (item, answer) => listener?.sent(item, answer),
  refused: (item, error) => listener?.refused(item, error),
});

/** Shows it here, and lets the other tabs know. */
async function changed(): Promise<void> {
  await show();
  try {
    if ((await store.all()).length > 0) localStorage.setItem(CHANGED_KEY, newOperationId());
    else localStorage.removeItem(CHANGED_KEY);
  } catch {
    // Then other tabs look for themselves.
  }
}

async function deliver(item: StoredCommand): Promise<unknown> {
  const { operationId } = item;
  let { body } = item;
  if (item.photo) {
    const photoId = await uploadPhoto(item.photo, operationId, (share) => {
      progress.value = { ...progress.value, [operationId]: share };
      void show();
    });
    body = { ...body, photoId };
  }
  return callAddress({ method: 'POST', path: item.path, body: { ...body, operationId } });
}

async function show(): Promise<void> {
  const all = subject ? (await store.all()).filter((item) => item.subject === subject) : [];
  unsent.value = all.map(({ photo: _photo, path: _path, body: _body, ...item }) => ({
    ...item, ...sender.triesOf(item.seq),
    ...(item.operationId in progress.value ? { progress: progress.value[item.operationId]! } : {}),
  }));
}

let stops: (() => void)[] = [];

/** Sends what waits of a person, now and whenever there is a better moment, and tells what came of it. */
export function openOutbox(of: string, heard: Listener): void {
  subject = of;
  listener = heard;
  const rung = (event: StorageEvent) => { if (event.key === CHANGED_KEY) void show().then(() => sender.startNew()); };
  addEventListener('storage', rung);
  stops = [() => removeEventListener('storage', rung), onWake(() => void sender.retryNow())];
  void show();
  sender.of(of);
}

export function closeOutbox(): void {
  stops.forEach((stop) => stop());
  stops = [];
  subject = null;
  listener = null;
  unsent.value = [];
  sender.of(null);
}

/** There is a network again, or so it seems. */
export function trySending(): void {
  void sender.retryNow();
}

/** What the api is asked to do at each step, as its path names it. */
type Verb<S extends Step> = S extends 'noPhoto' ? 'photo' : Exclude<S, 'noPhoto'>;

export interface Command<S extends Step> {
  step: S;
  taskId: string;
  taskType: string;
  /** What the step sends besides the id of the command. */
  body: Omit<BodyOf<Operation<'POST', `/tasks/{id}/${Verb<S>}`>>['body'], 'operationId'>;
  photo?: Blob;
}

/** Keeps a command and sends it; see {@link Sender.post}. */
export async function post<S extends Step>({ photo, ...rest }: Command<S>): Promise<Outcome> {
  const path = addressOf(`/tasks/{id}/${rest.step === 'noPhoto' ? 'photo' : rest.step}`, { path: { id: rest.taskId } });
  const item: NewCommand = { ...rest, path, operationId: newOperationId(), subject: subject ?? '', createdAt: Date.now(), refused: null };
  return sender.post(photo ? { ...item, photo: { bytes: await bytesOf(photo), type: photo.type } } : item);
}

/** Its person has seen it, or will not have it sent any more. A photo goes with the words it belongs to. */
export async function drop(operationId: string): Promise<void> {
  const all = await store.all();
  const item = all.find((one) => one.operationId === operationId);
  if (!item) return;
  const along = item.step === 'submit' ? all.filter((one) => one.taskId === item.taskId && one.step === 'photo' && one.seq > item.seq) : [];
  for (const one of [item, ...along]) await store.remove(one.seq);
  await changed();
  await sender.retryNow();
}

/** Takes everything of a person off this phone. */
export async function empty(of: string): Promise<void> {
  for (const item of await store.all()) if (item.subject === of) await store.remove(item.seq);
  await changed();
}

/** `Blob.arrayBuffer` is younger than some phones. */
function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  if (blob.arrayBuffer) return blob.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}
