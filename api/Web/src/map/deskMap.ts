import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { effect } from '@preact/signals';
import { changes, startLiveUpdates } from '../stations/stationStore';
import { theme } from '../ui/theme';
import { createMap } from './baseMap';
import { CLUSTER_BELOW_ZOOM } from './cluster';
import { followStations } from './followStations';
import { StationLayer } from './stationLayer';

/** A map for people at a desk, with the stations, live: near by, where the outlines alone say little, they are what a place is found by. */
export function createDeskMap(box: HTMLElement): { map: L.Map; wasTouched: () => boolean; remove: () => void } {
  const map = createMap(box, [30.2741, 120.1551], 12);
  L.control.scale({ position: 'topleft', imperial: false }).addTo(map);
  const stations = new StationLayer(() => true, { named: true, fromZoom: CLUSTER_BELOW_ZOOM }).addTo(map);
  void startLiveUpdates();
  let touched = false;
  for (const touch of ['pointerdown', 'wheel', 'keydown']) box.addEventListener(touch, () => { touched = true; }, { passive: true });
  const stops = [
    effect(() => { void changes.value; stations.redraw(); }),
    effect(() => { void theme.value; queueMicrotask(() => { stations.repaint(); map.fire('themechange'); }); }),
    followStations(map, CLUSTER_BELOW_ZOOM),
  ];
  return { map, wasTouched: () => touched, remove: () => { stops.forEach((stop) => stop()); map.remove(); } };
}
