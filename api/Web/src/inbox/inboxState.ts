import { computed, signal } from '@preact/signals';
import { currentToken, session } from '../accounts/session';
import { call } from '../net/api';
import { openHub, type Hub } from '../net/hub';
import { ApiError } from '../net/problem';
import type { DataStatus, LinkState } from '../net/sourceStatus';
import type { Case, CaseNotice } from '../net/wire';
import { playSignal } from '../ui/sound';

/** Cases of a page, and the most that the server answers at once. */
const PAGE = 50;
const MOST = 200;
/** Much that changes at once is one reading of the list. */
const GATHER_MS = 400;

/** Which cases are listed; an empty text stands for any. */
export interface CaseFilter { district: string; status: string; class: string; unit: string; urgent: boolean; text: string }
export const EVERYTHING: CaseFilter = { district: '', status: 'open', class: '', unit: '', urgent: false, text: '' };

export const filter = signal<CaseFilter>(EVERYTHING);
/** In the server's order. */
export const cases = signal<Case[]>([]);
export const more = signal<string | null>(null);
export const inboxLink = signal<LinkState>('connecting');
/** Whether the list is current; while unknown, an empty one does not mean that there are no cases. */
export const inboxStatus = signal<DataStatus>('unknown');
export const selectedId = signal<string | null>(null);
const read = signal<Case | null>(null);
/** The selected case: as it was read by itself, or as the list has it until then. */
export const selected = computed(() => {
  const id = selectedId.value;
  if (!id) return null;
  const listed = cases.value.find((one) => one.id === id);
  return read.value?.id === id ? newer(read.value, listed) : listed ?? null;
});

let hub: Hub<'/hubs/dispatch'> | null = null;
let asked = 0;
let gathering: ReturnType<typeof setTimeout> | undefined;
const rungFor = new Set<string>();

export function openInbox(): void {
  if (hub || !session.value) return;
  hub = openHub('/hubs/dispatch', { token: currentToken, connected: watch, ask: refresh });
  hub.connection.on('CaseChanged', hear);
  hub.state.subscribe((state) => { inboxLink.value = state; });
  hub.known.subscribe((known) => { inboxStatus.value = known; });
  hub.start();
}

export function closeInbox(): void {
  void hub?.stop();
  hub = null;
  clearTimeout(gathering);
  gathering = undefined;
  asked++;
  cases.value = [];
  select(null);
}

/** The districts of whoever is signed in. An administrator has none of their own and looks at the whole province. */
export function ownDistricts(): string[] {
  return session.value?.districts?.length ? session.value.districts : ['330000'];
}

async function watch(): Promise<void> {
  // Watching comes first, so that nothing falls between the list and the first change.
  await hub!.connection.invoke('WatchCases', ownDistricts());
  await refresh();
}

function hear(notice: CaseNotice): void {
  if (notice.urgent && notice.unseen && !rungFor.has(notice.id)) {
    rungFor.add(notice.id);
    playSignal('bad');
  }
  if (notice.id === selectedId.value) loadSelected().catch(() => undefined);
  gathering ??= setTimeout(() => {
    gathering = undefined;
    refresh().catch(() => undefined);
  }, GATHER_MS);
}

/** Reads as much of the list anew as is shown. An answer that another reading has overtaken is let go. */
export async function refresh(): Promise<void> {
  const mine = ++asked;
  const limit = Math.min(MOST, Math.max(PAGE, cases.value.length));
  const page = await call('GET', '/cases', { query: { ...queryOf(filter.value), limit: String(limit) } });
  if (mine !== asked) return;
  cases.value = page.items;
  more.value = page.next ?? null;
}

export async function loadMore(): Promise<void> {
  const mine = ++asked;
  const page = await call('GET', '/cases', { query: { ...queryOf(filter.value), limit: String(PAGE), cursor: more.value ?? '' } });
  if (mine !== asked) return;
  const held = new Set(cases.value.map(({ id }) => id));
  cases.value = [...cases.value, ...page.items.filter(({ id }) => !held.has(id))];
  more.value = page.next ?? null;
}

/** Lists others; what was listed before goes at once, so that nobody takes it for them. */
export async function show(next: CaseFilter): Promise<void> {
  filter.value = next;
  cases.value = [];
  more.value = null;
  await refresh();
}

/** What of a filter the server is asked for. */
export function queryOf({ district, status, class: ofClass, unit, urgent, text: words }: CaseFilter): Record<string, string> {
  const chosen = Object.entries({ district, status, class: ofClass, unit, text: words }).filter(([, value]) => value);
  return { ...Object.fromEntries(chosen), ...(urgent ? { urgent: 'true' } : {}) };
}

export function select(id: string | null): void {
  selectedId.value = id;
  // So that it can be sent to a colleague, and is there after a reload.
  if (typeof history !== 'undefined') history.replaceState(null, '', id ? `#${encodeURIComponent(id)}` : location.pathname);
}

/** Reads the selected case by itself. One that has gone to another district is no longer there for this reader. */
export async function loadSelected(): Promise<void> {
  const id = selectedId.value;
  if (!id) return;
  try {
    take(await call('GET', '/cases/{id}', { path: { id } }));
  } catch (error) {
    if (error instanceof ApiError && [403, 404].includes(error.status) && selectedId.value === id) select(null);
    throw error;
  }
}

/** Takes a case as it is now, on the list and beside it. */
export function take(view: Case): void {
  if (view.id === selectedId.value) read.value = newer(view, read.value?.id === view.id ? read.value : undefined);
  if (cases.value.some(({ id }) => id === view.id)) {
    cases.value = cases.value.map((held) => (held.id === view.id ? newer(view, held) : held));
  }
}

/** Answers overtake each other; an older revision never replaces a newer one. */
function newer(view: Case, held: Case | undefined): Case {
  return held && Number(held.revision) > Number(view.revision) ? held : view;
}
