import type { StationSummary } from './wire';

/** A station for tests: open and heard, with eight ports of which some are free, and whatever the test cares about in its place. */
export function sampleStation(id: string, available: number, extra: Partial<StationSummary> = {}): StationSummary {
  return {
    id, name: id, district: '330106', position: { lat: 30, lon: 120 }, open: true, connected: true, state: available > 0 ? 'free' : 'full',
    reservable: available > 0, ports: { total: 8, available, reserved: 0, charging: 8 - available, faulted: 0, offline: 0 },
    services: [], revision: 1, asOf: null, ...extra,
  };
}
