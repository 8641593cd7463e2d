import { signal } from '@preact/signals';
import { currentToken, session } from '../accounts/session';
import { call } from '../net/api';
import { openHub, type Hub } from '../net/hub';
import type { Knowledge, LinkState } from '../net/line';
import type { StationDetail, Welcome } from '../net/types';
import { greet, moveDoor } from './greeting';
import { stationId } from './place';

const HEARTBEAT_MS = 30_000;

export const detail = signal<StationDetail | null>(null);
export const problem = signal<unknown>(null);
export const screenLink = signal<LinkState>('connecting');
/** Whether the ports are the server's last word. */
export const screenKnown = signal<Knowledge>('unknown');

let hub: Hub | null = null;
let heartbeat: ReturnType<typeof setInterval> | undefined;

export function takeDetail(value: StationDetail): void {
  const held = detail.value;
  // A message without the single ports cannot replace the grid, nor can one about another station.
  if (!value.ports?.items || value.id !== stationId || (held && held.revision > value.revision)) return;
  detail.value = value;
  problem.value = null;
}

export async function askPlainly(): Promise<void> {
  takeDetail(await call<StationDetail>(`/stations/${encodeURIComponent(stationId)}`));
}

export async function loadDetail(): Promise<void> {
  try {
    await askPlainly();
  } catch (error) {
    problem.value = error;
  }
}

export function connectScreen(): void {
  if (hub || !session.value) return;
  hub = openHub('/hubs/station', { token: currentToken, connected: beat, ask: askPlainly });
  const { connection } = hub;
  connection.on('PortsChanged', (value: StationDetail) => (value.ports?.items ? takeDetail(value) : void loadDetail()));
  connection.on('Welcome', (welcome: Welcome) => greet(welcome));
  connection.on('DoorCommand', moveDoor);
  hub.state.subscribe((state) => { screenLink.value = state; });
  hub.known.subscribe((known) => { screenKnown.value = known; });
  hub.start();
  heartbeat = setInterval(() => void beat(), HEARTBEAT_MS);
}

/** A station that is silent is shown offline to every rider, so the screen speaks for it. */
async function beat(): Promise<void> {
  if (hub?.connection.state === 'Connected') await hub.connection.invoke('Heartbeat').catch(() => undefined);
}

export function disconnectScreen(): void {
  clearInterval(heartbeat);
  void hub?.stop();
  hub = null;
}
