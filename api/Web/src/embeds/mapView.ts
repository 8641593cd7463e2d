import { mapX, mapY } from '../live/tiles';
import type { Position } from '../net/wire';

/** What a small map shows: its middle, and how near by the zooms of web maps. */
export interface MapView { centre: Position; zoom: number }

export interface Tile { x: number; y: number; z: number; left: number; top: number; size: number }

export const CLOSEST = 17;
export const FARTHEST = 10;

/** The side of a tile, in CSS pixels. */
const TILE = 256;

/** Where a place lies on the whole map of a zoom, in pixels. */
function worldPoint({ lat, lon }: Position, zoom: number): { x: number; y: number } {
  const size = TILE * 2 ** zoom;
  return { x: mapX(lon) * size, y: mapY(lat) * size };
}

function placeAt({ x, y }: { x: number; y: number }, zoom: number): Position {
  const size = TILE * 2 ** zoom;
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI, lon: (x / size) * 360 - 180 };
}

/** Where a place is drawn, in pixels from the middle. */
export function offset(view: MapView, place: Position): { x: number; y: number } {
  const [middle, point] = [worldPoint(view.centre, view.zoom), worldPoint(place, view.zoom)];
  return { x: point.x - middle.x, y: point.y - middle.y };
}

/** The view after its map was drawn so many pixels to the right and down. */
export function moved(view: MapView, dx: number, dy: number): MapView {
  const middle = worldPoint(view.centre, view.zoom);
  return { ...view, centre: placeAt({ x: middle.x - dx, y: middle.y - dy }, view.zoom) };
}

export function zoomed(view: MapView, by: number): MapView {
  return { ...view, zoom: Math.min(CLOSEST, Math.max(FARTHEST, view.zoom + by)) };
}

/** The closest zoom at which the places fit around the middle. */
export function fitting(centre: Position, places: Position[], width: number, height: number): MapView {
  for (let zoom = CLOSEST; zoom > FARTHEST; zoom--) {
    const fits = places.every((place) => {
      const { x, y } = offset({ centre, zoom }, place);
      return Math.abs(x) < width / 2 && Math.abs(y) < height / 2;
    });
    if (fits) return { centre, zoom };
  }
  return { centre, zoom: FARTHEST };
}

/**
 * The tiles that cover a view, each with where it is drawn from the middle. Closer than there are tiles, the last ones are drawn larger.
 * @param looked Where the tiles are looked at: beside the view's middle when they are in another datum.
 */
export function tilesOf(view: MapView, looked: Position, width: number, height: number, closestTiles: number): Tile[] {
  const z = Math.min(view.zoom, closestTiles);
  const size = TILE * 2 ** (view.zoom - z);
  const middle = worldPoint(looked, view.zoom);
  const from = { x: Math.floor((middle.x - width / 2) / size), y: Math.floor((middle.y - height / 2) / size) };
  const to = { x: Math.floor((middle.x + width / 2) / size), y: Math.floor((middle.y + height / 2) / size) };
  const tiles: Tile[] = [];
  for (let x = from.x; x <= to.x; x++) {
    for (let y = from.y; y <= to.y; y++) tiles.push({ x, y, z, left: x * size - middle.x, top: y * size - middle.y, size });
  }
  return tiles;
}
