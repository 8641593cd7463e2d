import * as L from 'leaflet';
import { effect } from '@preact/signals';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import type { MapLayer } from '../net/wire';
import { nameOf } from '../districts/districts';
import { shownBaseMap } from './shownBaseMap';

/** A mark of a place. Leaflet moves the outer element; what it looks like, turned or not, is the inner one's. */
export function dot(name: string): L.DivIcon {
  return L.divIcon({ className: 'spot', html: `<i class="${name}"></i>`, iconSize: [24, 24] });
}

/**
 * A map with what every page shows beneath its own things: district outlines, and tile layers where configured.
 * @param still A picture that is looked at only: it takes no finger, wheel or key from the page around it.
 */
export function createMap(container: HTMLElement, centre: L.LatLngExpression, zoom: number, still = false): L.Map {
  const map = L.map(container, {
    zoomControl: false, attributionControl: false, minZoom: 7, maxZoom: 18,
    // The canvas is redrawn at rest; growing it during a zoom would show blurred numbers.
    zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    ...(still && { dragging: false, touchZoom: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, keyboard: false }),
  }).setView(centre, zoom);
  if (!still) L.control.zoom({ position: 'topright', zoomInTitle: text('map.zoomIn'), zoomOutTitle: text('map.zoomOut') }).addTo(map);
  // Leaflet measures once and does not notice when sheets, tabs or rotation change the size.
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);
  map.on('unload', () => {
    watcher.disconnect();
    // Leaflet tells of a change of size a little later, and does not ask whether the map is still there.
    map.off('moveend zoomend resize');
  });
  // Where it looks, for tests that ask whether things are drawn where they are.
  const look = () => { container.dataset['view'] = `${map.getCenter().lat},${map.getCenter().lng},${map.getZoom()}`; };
  map.on('moveend zoomend resize', look);
  look();
  shownBaseMap.value = null;
  void addOutlines(map);
  void addTiles(map);
  return map;
}

async function addOutlines(map: L.Map): Promise<void> {
  try {
    const topology = await call('GET', '/districts/outline') as unknown as Topology;
    const shapes = Object.values(topology.objects).map((object) => feature(topology, object));
    map.createPane('outlines').style.zIndex = '250';
    const renderer = L.canvas({ pane: 'outlines', padding: 0.4 });
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const draw = () => ({
      weight: 1.5, color: colour('--map-line'), fillColor: colour('--map-land'), fill: shownBaseMap.peek() === null, fillOpacity: 1,
    });
    const outlines = shapes.map((shape) =>
      L.geoJSON(shape as GeoJSON.GeoJsonObject, { pane: 'outlines', interactive: false, style: { ...draw(), renderer } as L.PathOptions })
        .addTo(map));
    const redraw = () => outlines.forEach((layer) => layer.setStyle(draw()));
    map.on('themechange', redraw);
    // Land is painted only where there is no map to be hidden under it.
    const stop = effect(() => { void shownBaseMap.value; redraw(); });
    map.on('unload', stop);
    labelDistricts(map, shapes);
  } catch {
    // The map works without outlines: stations and the rider's place are what matters.
  }
}

type Named = { type: string; features?: { id?: string | number; properties: { name?: string; c?: [number, number] } | null }[] };

function labelDistricts(map: L.Map, shapes: unknown[]): void {
  const labels = L.layerGroup();
  const stops: (() => void)[] = [];
  map.on('unload', () => stops.forEach((stop) => stop()));
  for (const shape of shapes as Named[]) {
    for (const { id, properties } of shape.features ?? []) {
      if (!properties?.c || !properties.name) continue;
      const html = document.createElement('span');
      const name = properties.name;
      stops.push(effect(() => { html.textContent = nameOf(String(id ?? '')) ?? name; }));
      const icon = L.divIcon({ className: 'district-label', html, iconSize: [0, 0] });
      L.marker([properties.c[1], properties.c[0]], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(labels);
    }
  }
  const show = () => (map.getZoom() >= 9 ? labels.addTo(map) : labels.remove());
  map.on('zoomend', show);
  show();
}

/** The first of the configured base maps, and a choice where there are several. */
async function addTiles(map: L.Map): Promise<void> {
  try {
    const { layers } = await call('GET', '/map');
    const bases: Record<string, L.LayerGroup> = {};
    for (const config of layers ?? []) bases[config.id] = await base(map, config);
    const [first] = Object.values(bases);
    first?.addTo(map);
    if (Object.keys(bases).length > 1) L.control.layers(bases, {}, { position: 'topright' }).addTo(map);
  } catch {
    // No configuration, no tiles: the outlines are the base map then.
  }
}

async function base(map: L.Map, config: MapLayer): Promise<L.LayerGroup> {
  const tiles = (config.urls ?? []).map((url) => L.tileLayer(url.replace('{key}', config.key ?? ''), {
    // Closer than the provider has tiles for, the last ones are drawn larger.
    subdomains: config.subdomains?.length ? config.subdomains : 'abc', maxNativeZoom: config.maxZoom ?? 18, maxZoom: map.getMaxZoom(),
  }));
  if (config.datum === 'gcj02') {
    const { showAsGcj02 } = await import('./gcj02Layer');
    tiles.forEach(showAsGcj02);
  }
  // A map that is configured and does not come is none: the outlines stay as they are until the first tile is there.
  tiles[0]?.on('tileload', () => { if (map.hasLayer(group)) shownBaseMap.value = config.attribution ?? ''; });
  const group = L.layerGroup(tiles);
  return group;
}
