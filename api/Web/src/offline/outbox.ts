import { signal } from '@preact/signals';
import { call, callAddress, newOperationId } from '../net/api';
import { addressOf, type BodyOf, type Operation } from '../net/operations';
import { onWake } from '../net/wake';
import type { ApiError } from '../net/problem';
import { openStore } from './fallbackStore';
import { withTabLock } from './tabLock';
import { laneOf, OutboxSender, type Outcome } from './outboxSender';
import type { KeptFile, NewCommand, StoredCommand } from './outboxStore';
import { uploadPhoto } from './photoUpload';
import { followUps, type Report } from './reports';
import { isBeingMadeSmall, smallOf } from './smallPhotos';
import { CHANGED_KEY, isAttachment, unsent, type TaskStep, type UnsentCommand } from './unsentCommands';

/** What became of a command, also one of an earlier visit. */
export interface Listener {
  sent(item: UnsentCommand, answer: unknown): void;
  refused(item: UnsentCommand, error: ApiError): void;
}

/** How the commands of a person are sent, and what follows them. */
export interface Way {
  /** `progress` is told how much of a photo has arrived, 0 to 1. */
  deliver(item: StoredCommand, progress: (share: number) => void): Promise<unknown>;
  followUps(item: StoredCommand, answer: unknown): NewCommand[];
}

/** 180 kB at 20 kbit/s take so long, in milliseconds. */
const VOICE_MS = 75_000;

const store = openStore(() => {
  void show();
  void sender.retryNow();
});
let subject: string | null = null;
let listener: Listener | null = null;
const asRider: Way = { deliver: deliverAsRider, followUps };
let way = asRider;
const progress = signal<Record<string, number>>({});

const sender = new OutboxSender({
  store: () => store,
  deliver: async (item) => way.deliver(await ready(item), (share) => {
    progress.value = { ...progress.value, [item.operationId]: share };
    void show();
  }),
  followUps: (item, answer) => way.followUps(item, answer),
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

/** Counts changes, so that what was read before a later one is let go. */
let changes = 0;

/** Shows it here, and lets the other tabs know. */
async function changed(): Promise<void> {
  const mine = ++changes;
  await show();
  const waiting = (await store.all()).length > 0;
  if (mine === changes) tell(waiting);
}

function tell(waiting: boolean): void {
  try {
    if (waiting) localStorage.setItem(CHANGED_KEY, newOperationId());
    else localStorage.removeItem(CHANGED_KEY);
  } catch {
    // Then other tabs look for themselves.
  }
}

/** A command as it goes. */
async function ready(item: StoredCommand): Promise<StoredCommand> {
  // It was stored to be sent, and its page was closed before the draft was taken off.
  const draft = item.step === 'report' || item.step === 'join' ? await ownDraft() : undefined;
  if (draft?.taskId === item.taskId) await store.remove(draft.seq);
  if (!item.photo?.raw || !isAttachment(item.step)) return item;
  return { ...item, photo: await keepSmall(item, await smallOf(item.taskId, item.photo)) };
}

async function deliverAsRider(item: StoredCommand, arrived: (share: number) => void): Promise<unknown> {
  const { operationId } = item;
  let { body } = item;
  if (item.photo && isAttachment(item.step)) {
    const photoId = await uploadPhoto(item.photo, operationId, arrived);
    body = { ...body, photoId };
  } else if (item.voice && isAttachment(item.step)) {
    body = { ...body, voiceId: await uploadVoice(item.voice, operationId) };
  }
  return callAddress({ method: 'POST', path: item.path, body: { ...body, operationId } });
}

/** In place of what the camera gave: a tenth of it, and nobody waits for it again. */
async function keepSmall(item: StoredCommand, small: Blob): Promise<KeptFile> {
  const photo = { bytes: await bytesOf(small), type: small.type };
  await store.put({ ...item, photo });
  return photo;
}

/** A report that cannot be sent yet keeps the small one as soon as there is one; one that is being sent just now comes to it by itself. */
async function keepWhenSmall(report: string, small: Promise<Blob | null>): Promise<void> {
  const photo = await small.catch(() => null);
  if (!photo) return;
  for (const lane of ['reports', 'photo']) {
    await withTabLock(`rs.outbox.${lane}`, async () => {
      const item = (await store.all()).find((one) => one.taskId === report && one.photo?.raw && laneOf(one) === lane);
      if (item) await keepSmall(item, photo);
    });
  }
}

async function show(): Promise<void> {
  const all = subject ? (await store.all()).filter((item) => item.subject === subject && item.step !== 'draft') : [];
  unsent.value = all.map(({ photo: _photo, voice: _voice, path: _path, body: _body, ...item }) => ({
    ...item, ...sender.triesOf(item.seq),
    ...(item.operationId in progress.value ? { progress: progress.value[item.operationId]! } : {}),
  }));
}

let stops: (() => void)[] = [];

/** Sends what waits of a person, now and whenever there is a better moment, and tells what came of it. */
export function openOutbox(of: string, heard: Listener, sentBy = asRider): void {
  subject = of;
  listener = heard;
  way = sentBy;
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

/** A recording is small and goes in one piece. */
async function uploadVoice(voice: KeptFile, operationId: string): Promise<string> {
  const body = new Blob([voice.bytes], { type: voice.type });
  return (await call('POST', '/voices', { query: { operationId }, body, timeoutMs: VOICE_MS })).voiceId;
}

/** What the api is asked to do at each step, as its path names it. */
type Verb<S extends TaskStep> = S extends 'noPhoto' ? 'photo' : Exclude<S, 'noPhoto'>;

export interface Command<S extends TaskStep> {
  step: S;
  taskId: string;
  taskType: string;
  /** What the step sends besides the id of the command. */
  body: Omit<BodyOf<Operation<'POST', `/tasks/{id}/${Verb<S>}`>>['body'], 'operationId'>;
  photo?: Blob;
}

/** Keeps a command and sends it; see {@link Sender.post}. */
export async function post<S extends TaskStep>({ photo, ...rest }: Command<S>): Promise<Outcome> {
  const path = addressOf(`/tasks/{id}/${rest.step === 'noPhoto' ? 'photo' : rest.step}`, { path: { id: rest.taskId } });
  const item: NewCommand = { ...rest, path, operationId: newOperationId(), subject: subject ?? '', createdAt: Date.now(), refused: null };
  return sender.post(photo ? { ...item, photo: { bytes: await bytesOf(photo), type: photo.type } } : item);
}

/** Keeps a report, or "me too", tells when it is kept, and sends it. What was kept of it while it was written is taken off then. */
export async function postReport(report: Report, stored: () => void): Promise<Outcome> {
  const { operationId, small } = report;
  if (small) isBeingMadeSmall(operationId, small);
  return sender.post(await toStore(report, report.step), async () => {
    if (small) void keepWhenSmall(operationId, small).catch(() => undefined);
    await dropDraft();
    await show();
    stored();
  });
}

/** Keeps "not solved", and sends it. */
export function postReopening(caseId: string, title: string, note: string): Promise<Outcome> {
  return sender.post({
    step: 'reopen', operationId: newOperationId(), taskId: caseId, taskType: '', title, body: { note }, subject: subject ?? '',
    path: addressOf('/cases/{id}/reopen', { path: { id: caseId } }), createdAt: Date.now(), refused: null,
  });
}

/** Keeps a report while it is written: a phone may close the page to make room for its camera. */
export async function keepDraft(report: Report): Promise<void> {
  if (!subject) return;
  const item = await toStore(report, 'draft');
  const held = await ownDraft();
  if (held) await store.put({ ...item, seq: held.seq });
  else await store.add(item);
}

async function toStore({ photo, small, voice, ...rest }: Report, step: 'report' | 'join' | 'draft'): Promise<NewCommand> {
  return {
    ...rest, step, taskId: rest.operationId, taskType: '', subject: subject ?? '', createdAt: Date.now(), refused: null,
    ...(photo ? { photo: { bytes: await bytesOf(photo), type: photo.type, ...(small ? { raw: true } : {}) } } : {}),
    ...(voice ? { voice: { bytes: await bytesOf(voice), type: voice.type } } : {}),
  };
}

/** What was kept of a report that was neither sent nor thrown away. */
export async function keptDraft(): Promise<StoredCommand | null> {
  const held = await ownDraft();
  // Stored to be sent and closed before the draft was taken off: it is no draft any more.
  if (held && (await store.all()).some((item) => item.seq !== held.seq && item.taskId === held.taskId)) {
    await dropDraft();
    return null;
  }
  return held ?? null;
}

export async function dropDraft(): Promise<void> {
  const held = await ownDraft();
  if (held) await store.remove(held.seq);
}

async function ownDraft(): Promise<StoredCommand | undefined> {
  return (await store.all()).find((item) => item.subject === subject && item.step === 'draft');
}

/** A refused report is written anew: it becomes a draft again. */
export async function reviseReport(operationId: string): Promise<void> {
  const item = (await store.all()).find((one) => one.operationId === operationId);
  if (!item) return;
  await dropDraft();
  const fresh = newOperationId();
  await store.put({ ...item, step: 'draft', operationId: fresh, taskId: fresh, refused: null });
  await changed();
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
  changes++;
  // At once: the page may be closed before the store has answered.
  tell(false);
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
