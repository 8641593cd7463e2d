import { signal } from '@preact/signals';
import { currentToken, session } from '../accounts/session';
import { call, newOperationId } from '../net/api';
import { openHub, type Hub } from '../net/hub';
import type { Knowledge, LinkState } from '../net/line';
import { describe } from '../net/problem';
import type { DoorCommand, StationDetail, Welcome } from '../net/types';
import { signalPerson } from '../ui/sound';

const HEARTBEAT_MS = 30_000;
const WELCOME_MS = 9000;

export type Door = 'opened' | 'refused' | 'none';
export interface Greeting { welcome: Welcome; door: Door; doorReason: string | null }

export const detail = signal<StationDetail | null>(null);
export const problem = signal<unknown>(null);
export const greeting = signal<Greeting | null>(null);
export const refusal = signal<string | null>(null);
export const screenLink = signal<LinkState>('connecting');
/** Whether the ports are the server's last word. */
export const screenKnown = signal<Knowledge>('unknown');

/** From the address of the page: /station/{id}. */
export const stationId = decodeURIComponent(location.pathname.replace(/^\/station\/?/, '').replace(/\/$/, ''));

let hub: Hub | null = null;
let heartbeat: ReturnType<typeof setInterval> | undefined;
let hide: ReturnType<typeof setTimeout> | undefined;

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

function hideLater(): void {
  clearTimeout(hide);
  hide = setTimeout(() => {
    greeting.value = null;
    refusal.value = null;
  }, WELCOME_MS);
}

/** The hub's welcome and the answer to our own reading are two words about one person; the later one adds to it. */
export function greet(welcome: Welcome, door?: Door, doorReason: string | null = null): void {
  const shown = greeting.value;
  const samePerson = shown?.welcome.displayName === welcome.displayName;
  if (!samePerson) signalPerson('good');
  greeting.value = {
    welcome: { ...(samePerson ? shown!.welcome : {}), ...welcome },
    door: door ?? (samePerson ? shown!.door : 'none'),
    doorReason: doorReason ?? (samePerson ? shown!.doorReason : null),
  };
  refusal.value = null;
  hideLater();
}

function moveDoor(command: DoorCommand): void {
  const door = command.open ? 'opened' : command.reason === 'noDoor' ? 'none' : 'refused';
  if (greeting.value) greeting.value = { ...greeting.value, door, doorReason: command.reason ?? null };
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

interface Recognition {
  rider: { id: string; displayName: string; tier: string; homeDistrict: string; points: number; socialHours: number };
  visiting: boolean;
  door: Door;
}

/** One operation id per reading: the reader may repeat itself when the network does not answer. */
export async function recognise(credential: string): Promise<void> {
  if (!session.value) return;
  try {
    const path = `/stations/${encodeURIComponent(stationId)}/recognitions`;
    const answer = await call<Recognition>(path, { method: 'POST', body: { operationId: newOperationId(), credential } });
    const { displayName, tier, points, socialHours } = answer.rider;
    greet({ displayName, tier, points, socialHours, visiting: answer.visiting }, answer.door);
  } catch (error) {
    greeting.value = null;
    refusal.value = describe(error);
    signalPerson('bad');
    hideLater();
  }
}
