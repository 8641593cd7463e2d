import { computed, signal } from '@preact/signals';
import { currentToken, session } from '../accounts/session';
import { call, newOperationId } from '../net/api';
import { openHub, type Hub } from '../net/hub';
import type { Knowledge, LinkState } from '../net/line';
import type { Candidate, Page, Position, Task } from '../net/types';
import { signalPerson } from '../ui/sound';

export const tasks = signal<Map<string, Task>>(new Map());
export const candidates = signal<Map<string, Candidate[]>>(new Map());
export const boardLink = signal<LinkState>('connecting');
/** Whether the board is the server's last word; unknown until it has spoken, and then an empty board says nothing. */
export const boardKnown = signal<Knowledge>('unknown');
export const selectedId = signal<string | null>(null);
/** Where a new task is about to be made; null when none is. */
export const newPlace = signal<Position | null>(null);
export const districtFilter = signal('');
export const selected = computed(() => (selectedId.value ? tasks.value.get(selectedId.value) ?? null : null));

let hub: Hub | null = null;

/** Messages overtake each other; an older revision never replaces a newer one. History is kept when a message has none. */
export function takeTask(task: Task): void {
  const held = tasks.value.get(task.id);
  if (held && (held.revision ?? 0) > (task.revision ?? 0)) return;
  const history = task.history?.length ? task.history : held?.history;
  tasks.value = new Map(tasks.value).set(task.id, { ...task, ...(history ? { history } : {}) });
}

export function openBoard(): void {
  if (hub || !session.value) return;
  hub = openHub('/hubs/dispatch', { token: currentToken, connected: watch, ask: askPlainly });
  hub.connection.on('TaskChanged', takeTask);
  hub.connection.on('Overdue', (task: Task) => {
    takeTask({ ...task, overdue: true });
    signalPerson('bad');
  });
  hub.connection.on('RidersNearby', (message: { taskId: string; candidates: Candidate[] }) => {
    candidates.value = new Map(candidates.value).set(message.taskId, message.candidates);
  });
  hub.state.subscribe((state) => { boardLink.value = state; });
  hub.known.subscribe((known) => { boardKnown.value = known; });
  hub.start();
}

export function closeBoard(): void {
  void hub?.stop();
  hub = null;
  tasks.value = new Map();
  selectedId.value = null;
}

async function watch(): Promise<void> {
  // An administrator has no districts of their own and looks at the whole province.
  const districts = session.value?.districts?.length ? session.value.districts : ['330000'];
  const open = await hub!.connection.invoke<Task[]>('WatchDistricts', districts);
  open.forEach(takeTask);
  // The hub tells of open tasks only; what was finished today and what changed while away comes from the list.
  await askPlainly();
}

/** The newest few hundred. Beyond these pages a board is no place to look for a task. */
async function askPlainly(): Promise<void> {
  let cursor: string | null = null;
  for (let page = 0; page < 4; page++) {
    const recent: Page<Task> = await call(`/tasks${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`);
    recent.items.forEach(takeTask);
    cursor = recent.next;
    if (!cursor) return;
  }
}

/** With the whole history, which the live messages may leave out. */
export async function loadTask(id: string): Promise<void> {
  takeTask(await call<Task>(`/tasks/${encodeURIComponent(id)}`));
}

export async function loadCandidates(id: string): Promise<void> {
  const answer = await call<{ items: Candidate[] }>(`/tasks/${encodeURIComponent(id)}/candidates`);
  candidates.value = new Map(candidates.value).set(id, answer.items);
}

export async function createTask(input: { type: string; position: Position; note: string; minutes: number }): Promise<Task> {
  const { type, position, note, minutes } = input;
  const body = { operationId: newOperationId(), type, position, note, respondWithin: `PT${minutes}M` };
  const task = await call<Task>('/tasks', { method: 'POST', body });
  takeTask(task);
  return task;
}

export type TaskAction = 'verify' | 'reject' | 'cancel' | 'offer' | 'assign';

export async function act(id: string, action: TaskAction, more: { note?: string; riderId?: string } = {}): Promise<void> {
  const body = { operationId: newOperationId(), ...more };
  takeTask(await call<Task>(`/tasks/${encodeURIComponent(id)}/${action}`, { method: 'POST', body }));
}
