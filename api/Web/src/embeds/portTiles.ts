import { signal } from '@preact/signals';
import { call } from '../net/api';
import type { MapLayer, Position } from '../net/wire';
import type { Tile } from './mapView';

/** The base map that is configured first. */
export interface BaseLayer {
  attribution: string;
  /** Closer there are no tiles. */
  closest: number;
  address(tile: Tile): string;
  /** Where its tiles are looked at to see a place: Chinese maps stand some 500 m beside. */
  looked(place: Position): Position;
}

/** Null while there is none, or none has come. */
export const baseLayer = signal<BaseLayer | null>(null);

async function load(): Promise<void> {
  const { layers } = await call('GET', '/map', { signed: false });
  const config = layers?.[0];
  if (config?.urls?.[0]) baseLayer.value = { ...readable(config, config.urls[0]), looked: await datumOf(config) };
}

function readable(config: MapLayer, url: string): Omit<BaseLayer, 'looked'> {
  const subdomains = config.subdomains?.length ? config.subdomains : ['a', 'b', 'c'];
  return {
    attribution: config.attribution ?? '',
    closest: config.maxZoom ?? 18,
    address: ({ x, y, z }) => url.replace('{key}', config.key ?? '').replace('{x}', String(x)).replace('{y}', String(y)).replace('{z}', String(z))
      .replace('{s}', subdomains[(x + y) % subdomains.length]!),
  };
}

async function datumOf(config: MapLayer): Promise<(place: Position) => Position> {
  if (config.datum !== 'gcj02') return (place) => place;
  const { default: gcoord } = await import('gcoord');
  return (place) => {
    const [lon, lat] = gcoord.transform([place.lon, place.lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];
    return { lat, lon };
  };
}

load().catch(() => {
  // The places alone say enough.
});
