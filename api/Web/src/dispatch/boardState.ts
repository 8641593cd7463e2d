import { computed, signal } from '@preact/signals';
import { currentToken, session } from '../accounts/session';
import { startOfDay } from '../i18n/chinaDay';
import { call, newOperationId } from '../net/api';
import { serverNow } from '../net/clock';
import { openHub, type Hub } from '../net/hub';
import { retryCommand } from '../net/retryCommand';
import type { DataStatus, LinkState } from '../net/sourceStatus';
import type { Candidate, Position, Task, TaskAction, TaskType } from '../net/wire';
import { isDone } from '../tasks/actions';
import { playSignal } from '../ui/sound';

export const tasks = signal<Map<string, Task>>(new Map());
export const candidates = signal<Map<string, Candidate[]>>(new Map());
export const boardLink = signal<LinkState>('connecting');
/** Whether the board is current; while unknown, an empty board does not mean that there are no tasks. */
export const boardStatus = signal<DataStatus>('unknown');
export const selectedId = signal<string | null>(null);
/** Where a new task is about to be made; null when none is. */
export const newPlace = signal<Position | null>(null);
export const districtFilter = signal('');
export const selected = computed(() => (selectedId.value ? tasks.value.get(selectedId.value) ?? null : null));

let hub: Hub<'/hubs/dispatch'> | null = null;

/** For each reload of the board in progress, the tasks that changed since it began. */
const readings = new Set<Set<string>>();

/** Messages overtake each other; an older revision never replaces a newer one. History is kept when a message has none. */
export function applyTask(task: Task): void {
  readings.forEach((heard) => heard.add(task.id));
  tasks.value = new Map(tasks.value).set(task.id, newer(tasks.value.get(task.id), task));
}

/** Replaces the board with the server's list, keeping tasks that changed since the list was requested. */
export function applyBoard(board: Task[], heardSince: ReadonlySet<string>): void {
  const held = tasks.value;
  const next = new Map(board.map((task) => [task.id, newer(held.get(task.id), task)] as const));
  for (const id of [...heardSince, selectedId.peek() ?? '']) {
    const task = held.get(id);
    if (task && !next.has(id)) next.set(id, task);
  }
  tasks.value = next;
}

export function openBoard(): void {
  if (hub || !session.value) return;
  hub = openHub('/hubs/dispatch', { token: currentToken, connected: watch, ask: refreshByRest });
  hub.connection.on('TaskChanged', applyTask);
  hub.connection.on('Overdue', (task) => {
    applyTask(task);
    if (task.overdue) playSignal('bad');
  });
  hub.connection.on('RidersNearby', (message) => {
    candidates.value = new Map(candidates.value).set(message.taskId, message.candidates);
  });
  hub.state.subscribe((state) => { boardLink.value = state; });
  hub.known.subscribe((known) => { boardStatus.value = known; });
  hub.start();
}

export function closeBoard(): void {
  void hub?.stop();
  hub = null;
  tasks.value = new Map();
  selectedId.value = null;
}

/**
 * Reads the board anew: the open tasks, from wherever they are told, and what was closed today in China. Answers when the open ones are on
 * the board, with what brings the others: on a line that has just been found dead the plain interface may take longer.
 */
async function read(open: () => Promise<Task[]>): Promise<{ closed: Promise<void> }> {
  const heard = new Set<string>();
  readings.add(heard);
  try {
    // The open tasks first: for one that is closed in between, the later answer counts.
    const found = await open();
    applyBoard([...found, ...[...tasks.value.values()].filter(isDone)], heard);
    const closed = retryCommand(() => all({ status: 'closed', changedFrom: startOfDay(serverNow()).toISOString() }))
      .then((more) => applyBoard([...found, ...more], heard)).finally(() => { readings.delete(heard); });
    return { closed };
  } catch (error) {
    readings.delete(heard);
    throw error;
  }
}

async function watch(): Promise<void> {
  // An administrator has no districts of their own and looks at the whole province.
  const districts = session.value?.districts?.length ? session.value.districts : ['330000'];
  const { closed } = await read(() => hub!.connection.invoke('WatchDistricts', districts));
  closed.catch(() => undefined);
}

async function refreshByRest(): Promise<void> {
  await (await read(() => all({ status: 'open' }))).closed;
}

async function all(query: { status: string; changedFrom?: string }): Promise<Task[]> {
  const found: Task[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('GET', '/tasks', { query: { ...query, limit: '200', ...(cursor ? { cursor } : {}) } });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
}

/** With the whole history, which the live messages may leave out. */
export async function loadTask(id: string): Promise<void> {
  applyTask(await call('GET', '/tasks/{id}', { path: { id } }));
}

export async function loadCandidates(id: string): Promise<void> {
  const answer = await call('GET', '/tasks/{id}/candidates', { path: { id } });
  candidates.value = new Map(candidates.value).set(id, answer.items);
}

export interface NewTaskInput { type: TaskType; position: Position; note: string; minutes: number }

/** Makes a task, once for each operation id: it is made by whoever asks, and kept until there is a final answer. */
export async function createTask({ type, position, note, minutes }: NewTaskInput, operationId: string): Promise<Task> {
  const body = { operationId, type, position, note, respondWithin: `PT${minutes}M` };
  const task = await retryCommand(() => call('POST', '/tasks', { body }));
  applyTask(task);
  return task;
}

function newer(held: Task | undefined, task: Task): Task {
  if (!held) return task;
  if ((held.revision ?? 0) > (task.revision ?? 0)) return held;
  return task.history?.length || !held.history ? task : { ...task, history: held.history };
}

/** What a dispatcher does with a task. */
export type DispatcherAction = Exclude<TaskAction, 'accept' | 'decline' | 'handBack' | 'start' | 'submit'>;

export async function act(id: string, action: DispatcherAction, more: { note?: string; riderId?: string } = {}): Promise<void> {
  const body = { operationId: newOperationId(), ...more };
  applyTask(await retryCommand(() => call('POST', `/tasks/{id}/${action}`, { path: { id }, body })));
}
