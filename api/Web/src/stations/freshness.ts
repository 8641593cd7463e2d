import type { StationSummary } from '../net/wire';
import { stationState } from './stationState';

/** After this many seconds without an update the number of free ports is shown as stale. */
export const STALE_AFTER_S = 90;

export interface Freshness { kind: 'fresh' | 'stale' | 'offline' | 'never'; seconds: number }

/**
 * How far a number can be trusted. `linkUp` says whether changes reach this page at present: while they do, an old
 * time only means that nothing has changed. Without the link an old number is just old. A station of which nothing is known never
 * looks fresh, however lately something else of it was heard; one that was never heard has no age.
 */
export function freshness(station: Pick<StationSummary, 'asOf' | 'state'>, at: number, linkUp: boolean): Freshness {
  if (station.asOf === null) return { kind: 'never', seconds: 0 };
  const seconds = Math.max(0, Math.round((at - Date.parse(station.asOf)) / 1000)) || 0;
  if (stationState(station) === 'offline') return { kind: 'offline', seconds };
  return { kind: !linkUp && seconds > STALE_AFTER_S ? 'stale' : 'fresh', seconds };
}

export type Span = { unit: 's' | 'min' | 'h' | 'd'; n: number };

/** One number and one unit: nobody on a scooter reads "2 h 13 min 5 s". */
export function span(seconds: number): Span {
  if (seconds < 60) return { unit: 's', n: Math.max(0, Math.floor(seconds)) };
  if (seconds < 3600) return { unit: 'min', n: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: 'h', n: Math.floor(seconds / 3600) };
  return { unit: 'd', n: Math.floor(seconds / 86_400) };
}
