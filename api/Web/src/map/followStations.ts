import type * as L from 'leaflet';
import { loadBox, watchView } from '../stations/stationStore';

/** Stations are requested once the view has been still for this long, in milliseconds. */
const SETTLE_MS = 250;

/**
 * Keeps the stations in a map's view known and up to date, wherever it is moved.
 * @param fromZoom Farther out than this none are asked for.
 * @returns What ends it.
 */
export function followStations(map: L.Map, fromZoom = 0): () => void {
  let settled: ReturnType<typeof setTimeout>;
  const seen = () => {
    // A map in a hidden tab has no size and would ask for a point.
    if (map.getSize().x === 0) return;
    if (map.getZoom() < fromZoom) {
      watchView(null);
      return;
    }
    const view = map.getBounds();
    const area = { minLon: view.getWest(), maxLon: view.getEast(), minLat: view.getSouth(), maxLat: view.getNorth() };
    watchView(area);
    loadBox(area).catch(() => undefined);
  };
  map.on('moveend resize', () => { clearTimeout(settled); settled = setTimeout(seen, SETTLE_MS); });
  seen();
  return () => {
    clearTimeout(settled);
    watchView(null);
  };
}
