import type { Position } from '../net/wire';

/** The zoom of the hub's tiles; the hub refuses more than {@link MAX_TILES} of them per connection. */
export const TILE_ZOOM = 13;
export const MAX_TILES = 64;

export interface Box { minLon: number; minLat: number; maxLon: number; maxLat: number }

const SCALE = 2 ** TILE_ZOOM;
/** Web Mercator ends here; beyond it the formula runs to infinity. */
const MAX_LAT = 85.0511;

function clampIndex(value: number): number {
  return Math.min(SCALE - 1, Math.max(0, Math.floor(value)));
}

/** Where a longitude lies on the whole map, 0 to 1 from the left. */
export function mapX(lon: number): number {
  return (lon + 180) / 360;
}

/** Where a latitude lies on the whole map, 0 to 1 from the top. */
export function mapY(lat: number): number {
  const rad = (Math.min(MAX_LAT, Math.max(-MAX_LAT, lat)) * Math.PI) / 180;
  return (1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2;
}

const column = (lon: number) => clampIndex(mapX(lon) * SCALE);
const row = (lat: number) => clampIndex(mapY(lat) * SCALE);

/** Name of the tile a position lies in, as the hub spells it. */
export function tileAt(position: Position): string {
  return `${TILE_ZOOM}/${column(position.lon)}/${row(position.lat)}`;
}

/**
 * Tiles that cover a view. A view wider than the hub allows is cut to the tiles nearest its centre: what the
 * person looks at stays live, the far edge is only as fresh as the last request.
 */
export function tilesFor(box: Box, limit = MAX_TILES): string[] {
  const [left, right] = [column(box.minLon), column(box.maxLon)];
  const [top, bottom] = [row(box.maxLat), row(box.minLat)];
  const centreX = (left + right) / 2;
  const centreY = (top + bottom) / 2;
  // Looking further than the limit in either direction cannot win a place, so a world-wide view stays cheap.
  const fromX = Math.max(left, Math.floor(centreX - limit));
  const toX = Math.min(right, Math.ceil(centreX + limit));
  const fromY = Math.max(top, Math.floor(centreY - limit));
  const toY = Math.min(bottom, Math.ceil(centreY + limit));
  const found: { name: string; far: number }[] = [];
  for (let x = fromX; x <= toX; x++) {
    for (let y = fromY; y <= toY; y++) {
      found.push({ name: `${TILE_ZOOM}/${x}/${y}`, far: (x - centreX) ** 2 + (y - centreY) ** 2 });
    }
  }
  return found.sort((a, b) => a.far - b.far || a.name.localeCompare(b.name)).slice(0, limit).map((tile) => tile.name);
}

/** A box of about the given half-width in metres around a point. */
export function boxAround(centre: Position, metres: number): Box {
  const lat = metres / 111_320;
  const lon = lat / Math.max(0.01, Math.cos((centre.lat * Math.PI) / 180));
  return { minLon: centre.lon - lon, maxLon: centre.lon + lon, minLat: centre.lat - lat, maxLat: centre.lat + lat };
}
