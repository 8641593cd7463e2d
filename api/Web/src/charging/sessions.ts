import { signal } from '@preact/signals';
import { currentToken } from '../accounts/session';
import { call } from '../net/api';
import { openHub } from '../net/hub';
import { describe } from '../net/problem';
import type { ChargingSession } from '../net/wire';

/** The rider's sessions, the one that began last first; null while they are not known. */
export const sessions = signal<ChargingSession[] | null>(null);
/** The cursor of what is not shown yet. */
export const older = signal<string | null>(null);
/** Why the sessions could not be loaded. */
export const trouble = signal('');

/** The list with a session as it is now: in its place, or before all others when it has just begun. */
export function withSession(known: readonly ChargingSession[], changed: ChargingSession): ChargingSession[] {
  const place = known.findIndex((one) => one.id === changed.id);
  if (place >= 0 && Date.parse(known[place]!.heardAt) > Date.parse(changed.heardAt)) return [...known];
  return place >= 0 ? known.map((one) => (one.id === changed.id ? changed : one)) : [changed, ...known];
}

/** Loads the first page, or with a cursor what follows. */
export async function loadSessions(cursor: string | null = null): Promise<void> {
  try {
    const page = await call('GET', '/riders/me/sessions', { query: { limit: '20', ...(cursor ? { cursor } : {}) } });
    sessions.value = cursor ? [...(sessions.value ?? []), ...page.items] : page.items;
    older.value = page.next ?? null;
    trouble.value = '';
  } catch (error) {
    trouble.value = describe(error);
  }
}

/** Follows the rider's sessions until the page lets go of it. */
export function followSessions(): () => void {
  const hub = openHub('/hubs/rider', { token: currentToken, connected: () => loadSessions(), ask: () => loadSessions() });
  hub.connection.on('SessionChanged', (changed) => { sessions.value = withSession(sessions.value ?? [], changed); });
  hub.start();
  void loadSessions();
  return () => void hub.stop();
}
