import { describe, expect, it } from 'vitest';
import type { StationSummary } from '../net/wire';
import { sampleStation } from '../net/sampleStation';
import { CompactTiles } from './compactTiles';

const T = '13/1/1';
const TIME = 1_800_000_000_000;

const station = (id: string, available = 4) => sampleStation(id, available, {
  services: ['water'], revision: TIME, asOf: new Date(TIME).toISOString(),
  ports: { total: 4, available, reserved: 0, charging: 4 - available, faulted: 0, offline: 0 },
});
const state = (step = 7, number = 3, tile = T) => ({ tile, number, step, time: TIME, stations: [station('a'), station('b')] });

function watched(step?: number) {
  const seen: StationSummary[] = [];
  const tiles = new CompactTiles((stations) => seen.push(...stations));
  tiles.watch([T]);
  tiles.state(state(step));
  seen.length = 0;
  return { tiles, seen };
}

/** number, step, advance; then index, flags, back, available, reserved, charging, faulted. */
const delta = (step: number, ...rest: number[]) => Uint8Array.from([3, step, 100, ...(rest.length ? rest : [1, 3, 5, 3, 0, 1, 0])]);

describe('CompactTiles', () => {
  it('reads every field that can change', () => {
    const { tiles, seen } = watched();
    // Connected but closed, 5 ms before the message's time, revision 2 above, and two ports that are left are offline.
    expect(tiles.delta(delta(8, 1, 2 | 4 | (2 << 5), 5, 4, 1, 0, 1, 0)).kind).toBe('applied');
    expect(seen).toEqual([{
      ...station('b'), open: false, connected: true, state: 'closed', reservable: false, asOf: new Date(TIME + 95).toISOString(), revision: TIME + 97,
      ports: { total: 4, available: 1, reserved: 0, charging: 1, faulted: 0, offline: 2 },
    }]);
  });

  it('S1: reads a station that was never heard', () => {
    const { tiles, seen } = watched();
    tiles.delta(delta(8, 0, 1 | 4 | 16 | (3 << 5), 0, 6, 0, 0, 0, 0));
    expect(seen).toMatchObject([{ asOf: null, revision: TIME + 103, connected: false, state: 'offline', reservable: false }]);
  });

  it('reads numbers beyond 32 bits, negative shifts and several stations', () => {
    const { tiles, seen } = watched();
    // back = 2^35 ms in LEB128; shift code 5 = −3.
    tiles.delta(delta(8, 0, 1 | 4, 128, 128, 128, 128, 128, 1, 5, 0, 0, 0, 0, 1, 3, 0, 4, 0, 0, 0));
    expect(seen.map((one) => [one.id, one.asOf, one.revision])).toEqual([
      ['a', new Date(TIME + 100 - 2 ** 35).toISOString(), TIME + 100 - 2 ** 35 - 3],
      ['b', new Date(TIME + 100).toISOString(), TIME + 100],
    ]);
  });

  it('counts time and steps on, past 255', () => {
    const { tiles, seen } = watched(254);
    expect(tiles.delta(delta(255)).kind).toBe('applied');
    expect(tiles.delta(delta(0)).kind).toBe('applied');
    expect(seen.map((one) => one.asOf)).toEqual([new Date(TIME + 95).toISOString(), new Date(TIME + 195).toISOString()]);
  });

  it('reports a gap once, and applies nothing until the state has come', () => {
    const { tiles, seen } = watched();
    expect(tiles.delta(delta(9))).toEqual({ kind: 'gap', tile: T });
    expect(tiles.delta(delta(10)).kind).toBe('ignored');
    expect(seen).toEqual([]);
    tiles.state(state(10));
    expect(tiles.delta(delta(11)).kind).toBe('applied');
  });

  it('passes over tiles it no longer watches, and a number that another tile has taken', () => {
    const { tiles } = watched();
    tiles.watch(['13/2/2']);
    expect(tiles.delta(delta(8)).kind).toBe('ignored');
    tiles.state({ ...state(50, 3, '13/2/2') });
    expect(tiles.delta(delta(8))).toEqual({ kind: 'gap', tile: '13/2/2' });
    expect(tiles.state(state()).kind).toBe('ignored');
  });

  it('knows no number of the connection before', () => {
    const { tiles } = watched();
    tiles.forget();
    expect(tiles.delta(delta(8)).kind).toBe('ignored');
  });

  it('does not read past the end of a message', () => {
    const { tiles } = watched();
    expect(() => tiles.delta(delta(8, 1, 3))).toThrow(RangeError);
  });
});
