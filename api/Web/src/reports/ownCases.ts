import { signal } from '@preact/signals';
import { onSignOut, session } from '../accounts/session';
import { call } from '../net/api';
import { browserStorage } from '../net/browserStorage';
import { serverNow } from '../net/clock';
import type { Case } from '../net/wire';

/** What the rider has reported or joined, the last reported first; null until it is known. */
export const ownCases = signal<Case[] | null>(null);
/** Where there are more of them; null at the end. */
export const moreCases = signal<string | null>(null);
/** Cases that have moved on and were not looked at since. */
export const caseNews = signal<ReadonlySet<string>>(new Set());

/** When what is shown was read, by the server's clock (ms), where it was kept and could not be read anew; 0 otherwise. */
export const casesAsOf = signal(0);

/** So many are kept, the last reported: they are what a rider looks for without a network. */
const KEPT = 20;
const keyOf = (subject: string) => `rs.cases.${subject}`;

interface Kept { at: number; items: Case[] }

/** Without a network the page still knows what was reported, and what had become of it. */
function keep(): void {
  const subject = session.value?.subject;
  if (!subject || !ownCases.value || casesAsOf.value > 0) return;
  try {
    browserStorage('localStorage')?.setItem(keyOf(subject), JSON.stringify({ at: serverNow(), items: ownCases.value.slice(0, KEPT) } satisfies Kept));
  } catch {
    // Then a visit without a network begins with nothing.
  }
}

function takeKept(subject: string): void {
  try {
    const kept = JSON.parse(browserStorage('localStorage')?.getItem(keyOf(subject)) ?? 'null') as Kept | null;
    if (!kept || ownCases.value) return;
    casesAsOf.value = kept.at;
    ownCases.value = kept.items;
  } catch {
    // As without any.
  }
}

onSignOut((subject) => {
  try {
    browserStorage('localStorage')?.removeItem(keyOf(subject));
  } catch {
    // Nothing was kept either.
  }
  casesAsOf.value = 0;
  ownCases.value = null;
  moreCases.value = null;
  caseNews.value = new Set();
});

/** A later word about a case; an earlier one that was overtaken changes nothing. */
export function putCase(changed: Case): void {
  const known = ownCases.value ?? [];
  const held = known.find(({ id }) => id === changed.id);
  if (held && held.revision > changed.revision) return;
  ownCases.value = held ? known.map((one) => (one === held ? changed : one)) : [changed, ...known];
  keep();
}

/** Says whether it is news to the rider: what they did themselves is not. */
export function caseChanged(changed: Case): boolean {
  putCase(changed);
  const last = changed.history[changed.history.length - 1];
  if (!last || last.by === session.value?.subject) return false;
  caseNews.value = new Set([...caseNews.value, changed.id]);
  return true;
}

export function caseSeen(id: string): void {
  if (caseNews.value.has(id)) caseNews.value = new Set([...caseNews.value].filter((one) => one !== id));
}

/** The first page, or what follows those that are known. Where it cannot be read, what was kept is there, and {@link casesAsOf} says of when. */
export async function loadCases(cursor?: string): Promise<void> {
  if (!session.value) return;
  const { subject } = session.value;
  const { items, next } = await call('GET', '/riders/me/cases', { query: { limit: '20', ...(cursor ? { cursor } : {}) } })
    .catch((error: unknown) => { takeKept(subject); throw error; });
  casesAsOf.value = 0;
  const known = cursor ? ownCases.value ?? [] : [];
  ownCases.value = [...known, ...items.filter(({ id }) => !known.some((one) => one.id === id))];
  moreCases.value = next ?? null;
  keep();
}
