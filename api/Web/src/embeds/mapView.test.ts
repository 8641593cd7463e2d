import { describe, expect, it } from 'vitest';
import { CLOSEST, FARTHEST, fitting, moved, offset, tilesOf, zoomed, type MapView } from './mapView';

const WULIN = { lat: 30.2741, lon: 120.1551 };
const view: MapView = { centre: WULIN, zoom: 14 };

describe('a small map', () => {
  it('draws its middle in the middle, north above and east to the right', () => {
    expect(offset(view, WULIN)).toEqual({ x: 0, y: 0 });
    const there = offset(view, { lat: WULIN.lat + 0.01, lon: WULIN.lon + 0.01 });
    expect(there.x).toBeGreaterThan(50);
    expect(there.y).toBeLessThan(-50);
  });

  it('moves with the finger: what was under it stays under it', () => {
    const station = { lat: 30.28, lon: 120.16 };
    const before = offset(view, station);
    const after = offset(moved(view, 40, -25), station);
    expect(after.x - before.x).toBeCloseTo(40, 5);
    expect(after.y - before.y).toBeCloseTo(-25, 5);
  });

  it('is as close as its stations allow', () => {
    const near = { lat: WULIN.lat + 0.002, lon: WULIN.lon };
    const far = { lat: WULIN.lat + 0.05, lon: WULIN.lon };
    expect(fitting(WULIN, [near], 360, 240).zoom).toBeGreaterThan(fitting(WULIN, [near, far], 360, 240).zoom);
    const fitted = fitting(WULIN, [near, far], 360, 240);
    expect(Math.abs(offset(fitted, far).y)).toBeLessThan(120);
    expect(fitting(WULIN, [{ lat: 20, lon: 100 }], 360, 240).zoom).toBe(FARTHEST);
    expect(fitting(WULIN, [], 360, 240).zoom).toBe(CLOSEST);
  });

  it('zooms between its bounds', () => {
    expect(zoomed(view, 1).zoom).toBe(15);
    expect(zoomed(view, 100).zoom).toBe(CLOSEST);
    expect(zoomed(view, -100).zoom).toBe(FARTHEST);
  });

  it('is covered by its tiles, and by larger ones where there are none so close', () => {
    for (const closest of [18, 12]) {
      const tiles = tilesOf(view, view.centre, 360, 240, closest);
      expect(Math.min(...tiles.map((tile) => tile.left))).toBeLessThanOrEqual(-180);
      expect(Math.max(...tiles.map((tile) => tile.left + tile.size))).toBeGreaterThanOrEqual(180);
      expect(Math.min(...tiles.map((tile) => tile.top))).toBeLessThanOrEqual(-120);
      expect(Math.max(...tiles.map((tile) => tile.top + tile.size))).toBeGreaterThanOrEqual(120);
      expect(new Set(tiles.map((tile) => tile.z))).toEqual(new Set([Math.min(14, closest)]));
    }
  });
});
