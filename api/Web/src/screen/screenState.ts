import { signal } from '@preact/signals';
import { currentToken, session } from '../accounts/session';
import { call } from '../net/api';
import { openHub, type Hub } from '../net/hub';
import type { DataStatus, LinkState } from '../net/sourceStatus';
import type { StationDetail } from '../net/wire';
import { greet, moveDoor } from './overlayState';
import { stationId } from './stationId';

const HEARTBEAT_MS = 30_000;

export const detail = signal<StationDetail | null>(null);
export const problem = signal<unknown>(null);
export const screenLink = signal<LinkState>('connecting');
/** Whether the ports are current. */
export const screenStatus = signal<DataStatus>('unknown');

let hub: Hub<'/hubs/station'> | null = null;
let heartbeat: ReturnType<typeof setInterval> | undefined;

export function applyDetail(value: StationDetail): void {
  const held = detail.value;
  if (value.id !== stationId || (held && held.revision > value.revision)) return;
  detail.value = value;
  problem.value = null;
}

export async function refreshByRest(): Promise<void> {
  applyDetail(await call('GET', '/stations/{id}', { path: { id: stationId } }));
}

export async function loadDetail(): Promise<void> {
  try {
    await refreshByRest();
  } catch (error) {
    problem.value = error;
  }
}

export function connectScreen(): void {
  if (hub || !session.value) return;
  hub = openHub('/hubs/station', { token: currentToken, connected: beat, ask: refreshByRest });
  const { connection } = hub;
  connection.on('PortsChanged', applyDetail);
  connection.on('Welcome', (welcome) => greet(welcome));
  connection.on('DoorCommand', moveDoor);
  hub.state.subscribe((state) => { screenLink.value = state; });
  hub.known.subscribe((known) => { screenStatus.value = known; });
  hub.start();
  heartbeat = setInterval(() => void beat(), HEARTBEAT_MS);
}

/** Reports that the screen is online. The ports have their own controller. */
async function beat(): Promise<void> {
  if (hub?.connection.state === 'Connected') await hub.connection.invoke('Heartbeat').catch(() => undefined);
}

export function disconnectScreen(): void {
  clearInterval(heartbeat);
  void hub?.stop();
  hub = null;
}
