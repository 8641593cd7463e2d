import type { Port, PortStatus, StationService, StationState, StationSummary } from '../net/wire';

export type { StationState };

/**
 * What a rider can expect of a station. The server says it; shape, colour and word on every screen follow. One that says nothing of it
 * (kept from an older version) is one that nothing is known of.
 */
export function stationState(station: Pick<StationSummary, 'state'>): StationState {
  return station.state ?? 'offline';
}

/** Whether a number of free ports means anything to a rider. */
export function hasNumber(state: StationState): boolean {
  return state === 'free' || state === 'full';
}

/** What is shown of a port: its status, but nothing is free behind a shut door. */
export type PortLook = PortStatus | 'shut';

/** The look of a port, from its own status and its station's state. */
export function portLook(port: Pick<Port, 'status'>, station: StationState): PortLook {
  return port.status === 'available' && station === 'closed' ? 'shut' : port.status;
}

export interface Filter { freeOnly: boolean; openOnly: boolean; service: StationService | null }

export function passes(station: StationSummary, filter: Filter): boolean {
  const state = stationState(station);
  if (state === 'retired') return false;
  if (filter.freeOnly && state !== 'free') return false;
  if (filter.openOnly && (state === 'closed' || state === 'offline')) return false;
  return !filter.service || station.services.includes(filter.service);
}
