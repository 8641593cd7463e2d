import { signal } from '@preact/signals';
import { onSignOut, session } from '../accounts/session';
import { call } from '../net/api';
import type { Case } from '../net/wire';

/** What the rider has reported or joined, the last reported first; null until it is known. */
export const ownCases = signal<Case[] | null>(null);
/** Where there are more of them; null at the end. */
export const moreCases = signal<string | null>(null);
/** Cases that have moved on and were not looked at since. */
export const caseNews = signal<ReadonlySet<string>>(new Set());

onSignOut(() => {
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

/** The first page, or what follows those that are known. */
export async function loadCases(cursor?: string): Promise<void> {
  if (!session.value) return;
  const { items, next } = await call('GET', '/riders/me/cases', { query: { limit: '20', ...(cursor ? { cursor } : {}) } });
  const known = cursor ? ownCases.value ?? [] : [];
  ownCases.value = [...known, ...items.filter(({ id }) => !known.some((one) => one.id === id))];
  moreCases.value = next ?? null;
}
