import type { Position, StationSummary } from '../net/wire';
import { browserStorage } from '../net/browserStorage';
import { distanceM } from './geo';

const KEPT = 'rs.list';
const MOST = 12;
/** Farther away than this the list is another place's. */
const SAME_PLACE_M = 3000;
/** A number this old says nothing any more. */
const OLDEST_MS = 24 * 3_600_000;

interface Kept { at: number; centre: Position; stations: StationSummary[] }

/** Keeps the nearest stations for the next visit. Not for a measured place: where the rider was must not stay on the phone. */
export function cacheList(
  stations: StationSummary[], centre: Position & { source?: string }, store: Pick<Storage, 'setItem'> | null = browserStorage('localStorage'),
): void {
  if (centre.source === 'gps') return;
  try {
    const kept: Kept = { at: Date.now(), centre: { lat: centre.lat, lon: centre.lon }, stations: stations.slice(0, MOST) };
    store?.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Then the next visit waits for the network like the first.
  }
}

/** What was kept for about this place, or nothing. */
export function cachedList(
  centre: Position, store: Pick<Storage, 'getItem'> | null = browserStorage('localStorage'), at = Date.now(),
): StationSummary[] {
  try {
    const kept = JSON.parse(store?.getItem(KEPT) ?? 'null') as Kept | null;
    if (!kept || at - kept.at > OLDEST_MS || distanceM(centre, kept.centre) > SAME_PLACE_M) return [];
    return kept.stations.filter((station) => station.id && station.position && station.ports && station.state);
  } catch {
    return [];
  }
}
