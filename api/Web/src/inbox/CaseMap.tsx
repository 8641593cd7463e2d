import * as L from 'leaflet';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { createDeskMap } from '../map/deskMap';
import { MapNote } from '../map/MapNote';
import { CaseMarkers } from './caseMarkers';
import { cases, selected, selectedId } from './inboxState';

/** How far from the chosen case riders and stations are counted: 2 km. */
const AROUND: L.CircleOptions = { radius: 2_000, interactive: false, fill: false, weight: 2, dashArray: '6 8', className: 'case-around' };

/** The listed cases and the stations. Choosing a marker chooses the case. */
export default function CaseMap() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { map, wasTouched, remove } = createDeskMap(box.current!);
    const markers = new CaseMarkers(map);
    let around: L.Circle | null = null;
    const stops = [
      effect(() => markers.show(shown(), selectedId.value)),
      effect(() => {
        const places = cases.value.map(({ position: { lat, lon } }): [number, number] => [lat, lon]);
        // After the map was touched, the view is not moved automatically.
        if (wasTouched() || selectedId.peek() || places.length === 0) return;
        map.fitBounds(L.latLngBounds(places), { maxZoom: 14, animate: false, padding: [40, 40] });
      }),
      effect(() => {
        const view = selected.value;
        around?.remove();
        around = view && L.circle([view.position.lat, view.position.lon], AROUND).addTo(map);
        const place = view && L.latLng(view.position.lat, view.position.lon);
        if (place && !map.getBounds().pad(-0.1).contains(place)) map.setView(place, Math.max(map.getZoom(), 15));
      }),
    ];
    return () => { stops.forEach((stop) => stop()); remove(); };
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
