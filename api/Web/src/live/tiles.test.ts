import { describe, expect, it } from 'vitest';
import { boxAround, MAX_TILES, tileAt, tilesFor } from './tiles';

const hangzhou = { lat: 30.2741, lon: 120.1551 };

describe('tiles', () => {
  it('names the tile of a known place', () => {
    expect(tileAt({ lat: 0, lon: 0 })).toBe('13/4096/4096');
    expect(tileAt(hangzhou)).toBe('13/6830/3372');
  });

  it('stays inside the world at its edges', () => {
    expect(tileAt({ lat: 90, lon: 180 })).toBe('13/8191/0');
    expect(tileAt({ lat: -90, lon: -180 })).toBe('13/0/8191');
  });

  it('covers a small view completely, the middle first', () => {
    const tiles = tilesFor(boxAround(hangzhou, 3000));
    expect(tiles).toContain(tileAt(hangzhou));
    expect(tiles.length).toBeLessThan(16);
  });

  it('cuts a wide view to what the hub allows, around its centre', () => {
    const tiles = tilesFor({ minLon: 100, maxLon: 140, minLat: 20, maxLat: 40 });
    expect(tiles).toHaveLength(MAX_TILES);
    expect(new Set(tiles).size).toBe(MAX_TILES);
  });
});
