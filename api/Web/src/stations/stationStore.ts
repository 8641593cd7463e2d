import { signal } from '@preact/signals';
import type { LiveClient } from '../live/liveClient';
import { boxAround, tilesFor, type Box } from '../live/tiles';
import { call, callOrCached } from '../net/api';
import { ApiError } from '../net/problem';
import type { DataStatus, LinkState } from '../net/sourceStatus';
import type { Position, StationSummary } from '../net/wire';
import { distanceM } from './geo';
import { cacheList, cachedList } from './stationListCache';

/** Redrawing more often than this costs a phone five times the work and shows a person nothing more. */
const REDRAW_MS = 250;
const NEAR_LIMIT = 60;

const known = new Map<string, StationSummary>();
/** Counts changes of stations, at most four times a second; what draws stations depends on it. */
export const changes = signal(0);
export const live = signal<LinkState>('connecting');
/** Whether the numbers are current. */
export const liveStatus = signal<DataStatus>('unknown');
/** True when the list came out of the offline cache and not from the server. */
export const fromCache = signal(false);
/** When the server last answered with a list, in local time (ms); 0 before it has. */
export const heardAt = signal(0);

let client: LiveClient | null = null;
let redraw: ReturnType<typeof setTimeout> | undefined;
let nearCentre: (Position & { source?: string }) | null = null;
let nearArea: Box | null = null;
let viewArea: Box | null = null;

function announce(): void {
  redraw ??= setTimeout(() => {
    redraw = undefined;
    changes.value++;
  }, REDRAW_MS);
}

/** A station's revision decides, not the order of arrival: requests and live messages overtake each other. */
export function accept(stations: StationSummary[]): void {
  for (const station of stations) {
    const held = known.get(station.id);
    if (held && held.revision > station.revision) continue;
    known.set(station.id, { ...station, distanceM: null });
  }
  announce();
}

export async function loadNear(centre: Position & { source?: string }): Promise<void> {
  nearCentre = centre;
  const at = `${centre.lat.toFixed(5)},${centre.lon.toFixed(5)}`;
  const { value: page, cached } = await callOrCached('/stations', { query: { near: at, limit: String(NEAR_LIMIT) } });
  fromCache.value = cached;
  if (!cached) {
    heardAt.value = Date.now();
    cacheList(page.items, centre);
  }
  accept(page.items);
  changes.value++;
  const farthest = page.items.reduce((far, station) => Math.max(far, distanceM(centre, station.position)), 1500);
  nearArea = boxAround(centre, Math.min(farthest, 8000));
  watchAreas();
}

export async function loadBox(box: Box): Promise<void> {
  const bbox = [box.minLon, box.minLat, box.maxLon, box.maxLat].map((n) => n.toFixed(5)).join(',');
  let cursor: string | undefined;
  // Far out a view holds thousands; beyond these pages the clusters would look the same.
  for (let page = 0; page < 5; page++) {
    const answer = await call('GET', '/stations', { query: { bbox, ...(cursor ? { cursor } : {}) } });
    accept(answer.items);
    cursor = answer.next ?? undefined;
    if (!cursor) return;
  }
}

export function watchView(box: Box | null): void {
  viewArea = box;
  watchAreas();
}

/** The hub's limit is shared: the list near the rider first, what is left goes to the map's view. */
function watchAreas(): void {
  if (!client) return;
  const tiles = new Set<string>();
  if (nearArea) for (const tile of tilesFor(nearArea, viewArea ? 24 : 64)) tiles.add(tile);
  if (viewArea) for (const tile of tilesFor(viewArea)) if (tiles.size < 64) tiles.add(tile);
  client.watch([...tiles]);
}

/** Shows what the last visit to this place ended with, until the server has answered. Each station says how old it is. */
export function showCached(centre: Position): void {
  accept(cachedList(centre));
  changes.value++;
}

/** The list and the map's view over REST, while the hub is not connected. */
async function refreshByRest(): Promise<void> {
  await Promise.all([nearCentre ? loadNear(nearCentre) : undefined, viewArea ? loadBox(viewArea) : undefined]);
  if (fromCache.value) throw new ApiError(0, 'network');
}

export async function startLiveUpdates(): Promise<void> {
  const { LiveClient } = await import('../live/liveClient');
  if (client) return;
  client = new LiveClient(accept, refreshByRest);
  client.hub.state.subscribe((state) => { live.value = state; });
  client.hub.known.subscribe((status) => { liveStatus.value = status; });
  watchAreas();
}

export function allStations(): Iterable<StationSummary> {
  return known.values();
}

export function findStation(id: string): StationSummary | undefined {
  return known.get(id);
}

/** Nearest first; distances are computed here because the rider moves and the stations' answer does not. */
export function nearest(centre: Position, limit: number, wanted: (station: StationSummary) => boolean): StationSummary[] {
  const found: StationSummary[] = [];
  for (const station of known.values()) {
    if (wanted(station)) found.push({ ...station, distanceM: distanceM(centre, station.position) });
  }
  return found.sort((a, b) => a.distanceM! - b.distanceM!).slice(0, limit);
}
