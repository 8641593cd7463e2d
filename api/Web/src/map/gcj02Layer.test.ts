import type * as L from 'leaflet';
import { describe, expect, it, vi } from 'vitest';

// Leaflet itself wants a window; of it only the making of a place is used here.
vi.mock('leaflet', () => ({ latLng: (lat: number, lng: number) => ({ lat, lng }) }));
const { showAsGcj02 } = await import('./gcj02Layer');

type Place = { lat: number; lng: number };
const square: Place = { lat: 30.2741, lng: 120.1551 };

function shifted() {
  const asked: { bounds: Place[]; transform: [unknown, Place, number][] } = { bounds: [], transform: [] };
  class Layer {
    name = 'layer';
    _getTiledPixelBounds(centre: Place): string { asked.bounds.push(centre); return `${this.name}:bounds`; }
    _setZoomTransform(level: unknown, centre: Place, zoom: number): void { asked.transform.push([level, centre, zoom]); }
  }
  const layer = new Layer();
  showAsGcj02(layer as unknown as L.GridLayer);
  return { layer, asked };
}

const metresApart = (a: Place, b: Place) => Math.hypot((a.lat - b.lat) * 111_320, (a.lng - b.lng) * 111_320 * Math.cos((a.lat * Math.PI) / 180));

describe('a GCJ-02 layer', () => {
  it('looks for its tiles at the shifted place, some 500 m from the true one in Hangzhou', () => {
    const { layer, asked } = shifted();
    expect(layer._getTiledPixelBounds(square)).toBe('layer:bounds');
    const away = metresApart(square, asked.bounds[0]!);
    expect(away).toBeGreaterThan(300);
    expect(away).toBeLessThan(700);
    // The datum is displaced to the south-east here.
    expect(asked.bounds[0]!.lat).toBeLessThan(square.lat);
    expect(asked.bounds[0]!.lng).toBeGreaterThan(square.lng);
  });

  it('moves what it draws by the same, and leaves zoom and level alone', () => {
    const { layer, asked } = shifted();
    layer._getTiledPixelBounds(square);
    const level = {};
    layer._setZoomTransform(level, square, 14);
    expect(asked.transform).toEqual([[level, asked.bounds[0], 14]]);
  });

  it('is not moved outside China, where the two datums are one', () => {
    const { layer, asked } = shifted();
    const berlin = { lat: 52.52, lng: 13.405 };
    layer._getTiledPixelBounds(berlin);
    expect(metresApart(berlin, asked.bounds[0]!)).toBeLessThan(0.01);
  });

  it('does not change another layer of the same kind', () => {
    const { layer, asked } = shifted();
    const other = Object.create(Object.getPrototypeOf(layer) as object) as typeof layer;
    other._getTiledPixelBounds(square);
    expect(asked.bounds[0]).toBe(square);
  });
});
