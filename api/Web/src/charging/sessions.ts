import { signal } from '@preact/signals';
import { currentToken } from '../accounts/session';
import { call } from '../net/api';
import { openHub } from '../net/hub';
import { describe } from '../net/problem';
import type { ChargingSession } from '../net/wire';
import { withSession } from './withSession';

/** The rider's sessions, the one that began last first; null while they are not known. */
export const sessions = signal<ChargingSession[] | null>(null);
/** The cursor of what is not shown yet. */
export const older = signal<string | null>(null);
/** Why the sessions could not be loaded. */
export const trouble = signal('');

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
