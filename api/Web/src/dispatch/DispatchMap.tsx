import * as L from 'leaflet';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { Position, Task } from '../net/wire';
import { createDeskMap } from '../map/deskMap';
import { districtsUnder } from '../districts/districts';
import { session } from '../accounts/session';
import { isDone } from '../tasks/actions';
import { boardStatus, districtFilter, newPlace, selected, selectedId, tasks } from './boardState';
import { TaskMarkers } from './taskMarkers';

export default function DispatchMap() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { map, wasTouched, remove } = createDeskMap(box.current!);
    const markers = new TaskMarkers(map);
    const ring = L.circle([0, 0], { radius: 1, weight: 2, dashArray: '6 6', interactive: false, className: 'task-ring' });
    const icon = L.divIcon({ className: 'spot', html: '<i class="new-dot"></i>', iconSize: [28, 28] });
    const target = L.marker([0, 0], { icon, interactive: false, keyboard: false });
    // After the map was touched or a task chosen, the view is not moved automatically.
    let chosen = false;
    let fitted = false;
    const stops = [
      effect(() => {
        const shown = [...tasks.value.values()].filter((task) => !isDone(task) && (!districtFilter.value || task.district === districtFilter.value));
        markers.show(shown, selectedId.value);
      }),
      effect(() => {
        // To where all the work is, also as it comes; without any, to where the districts are. From then on the view is the dispatcher's.
        if (selectedId.value || newPlace.value) chosen = true;
        const known = boardStatus.value !== 'unknown';
        const open = [...tasks.value.values()].filter((task) => !isDone(task));
        const places = known && open.length > 0
          ? open.map((task) => task.position)
          : districtsUnder(session.value?.districts ?? []).map((district) => district.centre);
        if (wasTouched() || chosen || places.length === 0) return;
        if (fitted && places.every((at) => map.getBounds().contains([at.lat, at.lon]))) return;
        fitted = known && open.length > 0;
        fit(map, places);
      }),
      effect(() => {
        const task = selected.value;
        if (task?.ring) ring.setLatLng([task.position.lat, task.position.lon]).setRadius(task.ring).addTo(map);
        else ring.remove();
      }),
      effect(() => {
        const task = tasks.peek().get(selectedId.value ?? '');
        // After the panel beside the map has opened and taken its share of the room.
        if (task) setTimeout(() => show(map, task), 60);
      }),
      effect(() => {
        if (newPlace.value) target.setLatLng([newPlace.value.lat, newPlace.value.lon]).addTo(map);
        else target.remove();
      }),
    ];
    map.on('click', ({ latlng }) => {
      selectedId.value = null;
      newPlace.value = { lat: latlng.lat, lon: latlng.lng };
    });
    return () => { stops.forEach((stop) => stop()); remove(); };
  }, []);
  return <div ref={box} class="map" role="region" aria-label={text('board.map')} data-testid="map" />;
}

function show(map: L.Map, task: Task): void {
  const place = L.latLng(task.position.lat, task.position.lon);
  map.invalidateSize({ pan: false });
  if (task.ring) map.fitBounds(place.toBounds(task.ring * 2.4), { maxZoom: 15 });
  else if (!map.getBounds().pad(-0.1).contains(place)) map.panTo(place);
}

/** Shows all of these places. A map that has no size yet, in a hidden tab, does so when it gets one. */
function fit(map: L.Map, places: Position[]): void {
  const bounds = L.latLngBounds(places.map((at) => [at.lat, at.lon]));
  // Room for the marks themselves, beside the buttons and above the note.
  const act = () => map.fitBounds(bounds, { maxZoom: 13, animate: false, paddingTopLeft: [44, 44], paddingBottomRight: [64, 56] });
  map.invalidateSize({ pan: false });
  if (map.getSize().x > 0) act();
  else map.once('resize', act);
}
