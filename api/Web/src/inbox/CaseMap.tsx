import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { createMap } from '../map/baseMap';
import { CLUSTER_BELOW_ZOOM } from '../map/cluster';
import { followStations } from '../map/followStations';
import { StationLayer } from '../map/stationLayer';
import { MapNote } from '../map/MapNote';
import { changes, startLiveUpdates } from '../stations/stationStore';
import { theme } from '../ui/theme';
import { CaseMarkers } from './caseMarkers';
import { cases, selected, selectedId } from './inboxState';

/** The listed cases and the stations. Choosing a marker chooses the case. */
export default function CaseMap() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const map = createMap(box.current!, [30.2741, 120.1551], 12);
    L.control.scale({ position: 'topleft', imperial: false }).addTo(map);
    const stations = new StationLayer(() => true, { named: true, fromZoom: CLUSTER_BELOW_ZOOM }).addTo(map);
    void startLiveUpdates();
    const markers = new CaseMarkers(map);
    // After the map was touched, the view is not moved automatically.
    let own = false;
    for (const touch of ['pointerdown', 'wheel', 'keydown']) box.current!.addEventListener(touch, () => { own = true; }, { passive: true });
    const stops = [
      effect(() => markers.show(shown(), selectedId.value)),
      effect(() => {
        const places = cases.value.map(({ position: { lat, lon } }): [number, number] => [lat, lon]);
        if (own || selectedId.peek() || places.length === 0) return;
        map.fitBounds(L.latLngBounds(places), { maxZoom: 14, animate: false, padding: [40, 40] });
      }),
      effect(() => {
        const view = selected.value;
        const place = view && L.latLng(view.position.lat, view.position.lon);
        if (place && !map.getBounds().pad(-0.1).contains(place)) map.setView(place, Math.max(map.getZoom(), 15));
      }),
      effect(() => { void changes.value; stations.redraw(); }),
      effect(() => { void theme.value; queueMicrotask(() => { stations.repaint(); map.fire('themechange'); }); }),
      followStations(map, CLUSTER_BELOW_ZOOM),
    ];
    return () => { stops.forEach((stop) => stop()); map.remove(); };
  }, []);
  return (
    <div class="map-area">
      <div ref={box} class="map" role="region" aria-label={text('inbox.map')} data-testid="map" />
      <MapNote legend={text('inbox.mapHint')} />
    </div>
  );
}

/** What is listed, and the selected case also when it is not. */
function shown() {
  const one = selected.value;
  return one && !cases.value.some(({ id }) => id === one.id) ? [...cases.value, one] : cases.value;
}
