import { describe, expect, it } from 'vitest';
import { toSprites } from './cluster';
import { sampleStation as station } from '../net/sampleStation';

describe('toSprites', () => {
  const near = [{ station: station('a', 3), x: 10, y: 10 }, { station: station('b', 2), x: 20, y: 30 }];

  it('draws every station by itself when close', () => {
    expect(toSprites(near, 15).map((sprite) => sprite.free)).toEqual([3, 2]);
  });

  it('groups neighbours when far and sums what is free', () => {
    const [group] = toSprites(near, 11);
    expect(group).toMatchObject({ count: 2, free: 5, x: 15, y: 20, station: null, state: 'free' });
  });

  it('does not count ports nobody can reach', () => {
    const closed = { station: station('c', 8, { open: false, state: 'closed' }), x: 5, y: 5 };
    const offline = { station: station('d', 8, { connected: false, state: 'offline' }), x: 6, y: 5 };
    const placed = [...near, closed, offline];
    expect(toSprites(placed, 11)[0]!.free).toBe(5);
  });

  it('keeps far stations apart', () => {
    expect(toSprites([near[0]!, { station: station('z', 1), x: 500, y: 10 }], 11)).toHaveLength(2);
  });
});
