import type { StationSummary } from '../net/types';

/** What a rider can expect of a station, the worst reason first. Shape, colour and word on every screen follow it. */
export type StationState = 'offline' | 'closed' | 'full' | 'free';

export function stationState(station: Pick<StationSummary, 'connected' | 'open' | 'ports'>): StationState {
  const { total, offline, available } = station.ports;
  if (station.connected === false || (total > 0 && offline === total)) return 'offline';
  if (!station.open) return 'closed';
  return available > 0 ? 'free' : 'full';
}

export interface Filter { freeOnly: boolean; openOnly: boolean; service: string | null }

export function passes(station: StationSummary, filter: Filter): boolean {
  const state = stationState(station);
  if (filter.freeOnly && state !== 'free') return false;
  if (filter.openOnly && (state === 'closed' || state === 'offline')) return false;
  return !filter.service || station.services.includes(filter.service);
}
