import * as L from 'leaflet';
import { effect } from '@preact/signals';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { nameOf } from '../stations/districts';

interface LayerConfig { id: string; urls: string[]; subdomains?: string[] | string; key?: string; datum: 'wgs84' | 'gcj02'; attribution?: string; maxZoom?: number }

/** A map with what every page shows beneath its own things: district outlines, and tile layers where configured. */
export function createMap(container: HTMLElement, centre: L.LatLngExpression, zoom: number): L.Map {
  const map = L.map(container, {
    zoomControl: false, attributionControl: false, minZoom: 7, maxZoom: 18,
    // The canvas is redrawn at rest; growing it during a zoom would show blurred numbers.
    zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  }).setView(centre, zoom);
  L.control.zoom({ position: 'topright', zoomInTitle: text('map.zoomIn'), zoomOutTitle: text('map.zoomOut') }).addTo(map);
  // Leaflet measures once; sheets, tabs and rotation change the size behind its back.
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);
  map.on('unload', () => watcher.disconnect());
  void addOutlines(map);
  void addTiles(map);
  return map;
}

async function addOutlines(map: L.Map): Promise<void> {
  try {
    const topology = await call<Topology>('/districts/outline');
    const shapes = Object.values(topology.objects).map((object) => feature(topology, object));
    map.createPane('outlines').style.zIndex = '250';
    const renderer = L.canvas({ pane: 'outlines', padding: 0.4 });
    const style = getComputedStyle(document.documentElement);
    const draw = () => ({ weight: 1.5, color: style.getPropertyValue('--map-line').trim(), fillColor: style.getPropertyValue('--map-land').trim(), fillOpacity: 1 });
    const outlines = shapes.map((shape) =>
      L.geoJSON(shape as GeoJSON.GeoJsonObject, { pane: 'outlines', interactive: false, style: { ...draw(), renderer } as L.PathOptions }).addTo(map));
    map.on('themechange', () => outlines.forEach((layer) => layer.setStyle(draw())));
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
      L.marker([properties.c[1], properties.c[0]], { icon, interactive: false, keyboard: false }).addTo(labels);
    }
  }
  const show = () => (map.getZoom() >= 9 ? labels.addTo(map) : labels.remove());
  map.on('zoomend', show);
  show();
}

async function addTiles(map: L.Map): Promise<void> {
  try {
    const { layers } = await call<{ layers: LayerConfig[] }>('/map');
    for (const config of layers ?? []) {
      for (const url of config.urls) {
        const layer = L.tileLayer(url.replace('{key}', config.key ?? ''), {
          subdomains: config.subdomains ?? 'abc', maxZoom: config.maxZoom ?? 18, attribution: config.attribution ?? '',
        });
        if (config.datum === 'gcj02') (await import('./shifted')).shift(layer);
        layer.addTo(map);
      }
      if (config.attribution) L.control.attribution({ prefix: false }).addTo(map).addAttribution(config.attribution);
    }
  } catch {
    // No configuration, no tiles: the outlines are the base map then.
  }
}
