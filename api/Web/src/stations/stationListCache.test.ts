import { describe, expect, it } from 'vitest';
import type { StationSummary } from '../net/wire';
import { cacheList, cachedList } from './stationListCache';

const square = { lat: 30.2741, lon: 120.1551 };
const station = (id: string) => ({ id, position: square, ports: { available: 2 }, state: 'free' }) as unknown as StationSummary;

function memory() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), kept };
}

describe('last list', () => {
  it('comes back at about the same place only, and not when it is a day old', () => {
    const store = memory();
    cacheList([station('a')], square, store);
    expect(cachedList({ lat: 30.28, lon: 120.16 }, store).map((found) => found.id)).toEqual(['a']);
    expect(cachedList({ lat: 30.5, lon: 120.16 }, store)).toEqual([]);
    expect(cachedList(square, store, Date.now() + 25 * 3_600_000)).toEqual([]);
  });

  it('leaves nothing behind for a measured place', () => {
    const store = memory();
    cacheList([station('a')], { ...square, source: 'gps' }, store);
    expect(store.kept.size).toBe(0);
  });

  it('survives what it cannot read', () => {
    const store = memory();
    store.setItem('rs.list', '{"at":1');
    expect(cachedList(square, store)).toEqual([]);
  });
});
