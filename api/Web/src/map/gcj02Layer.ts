import gcoord from 'gcoord';
import * as L from 'leaflet';

/** The two places in which Leaflet asks where a tile belongs; they are internal, so their shape is written down here. */
interface Internals {
  _getTiledPixelBounds(centre: L.LatLng): L.Bounds;
  _setZoomTransform(level: unknown, centre: L.LatLng, zoom: number): void;
}

/**
 * Shows a layer whose tiles are in the Chinese GCJ-02 datum at its true place. Everything else on the map stays
 * WGS-84; only this layer believes to be looked at some 500 m beside.
 */
export function showAsGcj02(layer: L.GridLayer): void {
  const inner = layer as unknown as Internals;
  const bounds = inner._getTiledPixelBounds.bind(layer);
  const transform = inner._setZoomTransform.bind(layer);
  const moved = (at: L.LatLng) => {
    const [lon, lat] = gcoord.transform([at.lng, at.lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];
    return L.latLng(lat, lon);
  };
  inner._getTiledPixelBounds = (centre) => bounds(moved(centre));
  inner._setZoomTransform = (level, centre, zoom) => transform(level, moved(centre), zoom);
}
