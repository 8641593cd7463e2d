import { describe, expect, it } from 'vitest';
import type { StationSummary } from '../net/types';
import { LiveTiles, type TileChange } from './liveTiles';

const T = '13/1/1';
const station = (revision: number) => ({ id: 's', revision }) as StationSummary;
const change = (after: number, sequence: number): TileChange => ({ tile: T, after, sequence, stations: [station(sequence)] });
const snapshot = (sequence: number) => [{ tile: T, sequence, stations: [station(sequence)] }];

function watched(sequence: number) {
  const seen: number[] = [];
  const tiles = new LiveTiles((stations) => seen.push(...stations.map((s) => s.revision)));
  tiles.endWatch(tiles.beginWatch([T]), snapshot(sequence));
  return { tiles, seen };
}

describe('LiveTiles', () => {
  it('applies a change that follows what it holds', () => {
    const { tiles, seen } = watched(5);
    expect(tiles.change(change(5, 6))).toBe('applied');
    expect(seen).toEqual([5, 6]);
  });

  it('reports a gap and applies nothing of it', () => {
    const { tiles, seen } = watched(5);
    expect(tiles.change(change(6, 7))).toBe('gap');
    expect(seen).toEqual([5]);
  });

  it('takes a tile that counts from the start again for a gap', () => {
    expect(watched(500).tiles.change(change(0, 1))).toBe('gap');
  });

  it('keeps changes that overtake the snapshot and applies them after it', () => {
    const { tiles, seen } = watched(1);
    const ticket = tiles.beginWatch([T]);
    expect(tiles.change(change(2, 3))).toBe('kept');
    expect(tiles.change(change(3, 4))).toBe('kept');
    expect(tiles.endWatch(ticket, snapshot(3))).toBe('applied');
    expect(seen).toEqual([1, 3, 4]);
    expect(tiles.sequenceOf(T)).toBe(4);
  });

  it('notices a gap among kept changes', () => {
    const { tiles } = watched(1);
    const ticket = tiles.beginWatch([T]);
    tiles.change(change(5, 6));
    expect(tiles.endWatch(ticket, snapshot(3))).toBe('gap');
  });

  it('drops the answer to a question that has been replaced', () => {
    const { tiles, seen } = watched(1);
    const first = tiles.beginWatch([T]);
    const second = tiles.beginWatch([T]);
    expect(tiles.endWatch(first, snapshot(2))).toBe('ignored');
    expect(tiles.endWatch(second, snapshot(3))).toBe('applied');
    expect(seen).toEqual([1, 3]);
  });

  it('starts from the new sequence after a reset', () => {
    const { tiles } = watched(5);
    expect(tiles.reset({ tile: T, sequence: 9, stations: [station(9)] })).toBe('applied');
    expect(tiles.change(change(9, 10))).toBe('applied');
  });

  it('ignores tiles nobody watches any more', () => {
    expect(watched(5).tiles.change({ ...change(5, 6), tile: '13/9/9' })).toBe('ignored');
  });

  it('asks again when a question failed', () => {
    const { tiles } = watched(5);
    tiles.abandonWatch(tiles.beginWatch([T]));
    expect(tiles.change(change(5, 6))).toBe('gap');
  });
});
