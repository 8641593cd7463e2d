import type { StationSummary } from '../net/wire';
import { stationState, type StationState } from '../stations/stationState';

export interface Placed { station: StationSummary; x: number; y: number }

export interface Sprite {
  x: number;
  y: number;
  /** Free ports shown on the sprite; for a cluster the sum of its open, connected stations. */
  free: number;
  state: StationState;
  count: number;
  /** The one station of a sprite that is not a cluster. */
  station: StationSummary | null;
}

/** From this zoom on every station is drawn by itself. */
export const CLUSTER_BELOW_ZOOM = 14;

function single({ station, x, y }: Placed): Sprite {
  return { x, y, station, count: 1, state: stationState(station), free: freeOf(station) };
}

function freeOf(station: StationSummary): number {
  return stationState(station) === 'free' ? station.ports.available : 0;
}

/**
 * Groups by a grid fixed to the world (not to the view), so that clusters stay together while the map is dragged.
 * Positions are pixels of the whole world at the current zoom.
 */
export function toSprites(placed: Placed[], zoom: number, cell = 72): Sprite[] {
  if (zoom >= CLUSTER_BELOW_ZOOM) return placed.map(single);
  const cells = new Map<string, Placed[]>();
  for (const item of placed) {
    const key = `${Math.floor(item.x / cell)}/${Math.floor(item.y / cell)}`;
    const group = cells.get(key);
    if (group) group.push(item);
    else cells.set(key, [item]);
  }
  return [...cells.values()].map((group) => (group.length === 1 ? single(group[0]!) : cluster(group)));
}

const ORDER: StationState[] = ['free', 'full', 'noPorts', 'closed', 'offline', 'retired'];

function cluster(group: Placed[]): Sprite {
  const sum = (of: (item: Placed) => number) => group.reduce((total, item) => total + of(item), 0);
  const states = new Set(group.map((item) => stationState(item.station)));
  return {
    x: sum((item) => item.x) / group.length,
    y: sum((item) => item.y) / group.length,
    free: sum((item) => freeOf(item.station)),
    // The best any of them offers: one free station makes the group worth a closer look.
    state: ORDER.find((state) => states.has(state))!,
    count: group.length,
    station: null,
  };
}
