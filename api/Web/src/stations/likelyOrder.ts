import type { Position, StationService, StationSummary } from '../net/wire';
import { distanceM } from './geo';
import { stationState } from './stationState';

/** What a rider looks at the list for. */
export interface Wish {
  here: Position;
  /** Where they must go anyway: what lies on the way there is near, whatever its distance. */
  destination: Position | null;
  favourites: ReadonlySet<string>;
  /** The service that is looked for; whether a port is free says nothing then. */
  service: StationService | null;
}

/** Metres that somebody rather rides on than stand before a station in this state. */
const WORTH_M = { free: 0, full: 800, noPorts: 800, closed: 2000, offline: 2000, retired: 50_000 } as const;
/** A favourite within this many metres of the rider comes before all others. */
const FAVOURITE_WITHIN_M = 5000;

/** How far away a station is to who may find it full or shut, in metres. */
export function effort(station: Pick<StationSummary, 'position' | 'state'>, wish: Omit<Wish, 'favourites'>): number {
  const to = distanceM(wish.here, station.position);
  const way = wish.destination
    ? Math.max(0, to + distanceM(station.position, wish.destination) - distanceM(wish.here, wish.destination))
    : to;
  const state = stationState(station);
  return way + (wish.service && (state === 'full' || state === 'noPorts') ? 0 : WORTH_M[state]);
}

/** The stations with what is likely wanted first: a favourite that is near, then what is free, works and costs the shortest way. */
export function likelyOrder(stations: StationSummary[], wish: Wish): StationSummary[] {
  const ranked = stations.map((station) => {
    const near = wish.favourites.has(station.id) && distanceM(wish.here, station.position) <= FAVOURITE_WITHIN_M;
    return { station, near, far: effort(station, wish) };
  });
  return ranked.sort((a, b) => Number(b.near) - Number(a.near) || a.far - b.far).map(({ station }) => station);
}
