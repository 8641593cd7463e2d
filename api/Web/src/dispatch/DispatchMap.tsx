import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { serverNow } from '../net/clock';
import type { Task } from '../net/types';
import { createMap } from '../map/baseMap';
import { CLUSTER_BELOW_ZOOM } from '../map/cluster';
import { StationLayer } from '../map/stationLayer';
import { followStations } from '../map/stationView';
import { districtsUnder } from '../stations/districts';
import { changes, goLive } from '../stations/stationStore';
import { session } from '../accounts/session';
import { isOverdue } from '../tasks/overdue';
import { stateName, taskName } from '../tasks/taskText';
import { theme } from '../ui/theme';
import { districtFilter, newPlace, selected, selectedId, tasks } from './boardState';
import { columnOf } from './columns';

export default function DispatchMap() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const map = createMap(box.current!, [30.2741, 120.1551], 12);
    L.control.scale({ position: 'bottomright', imperial: false }).addTo(map);
    // Near by, where the outlines alone say little, stations are what a place is found by.
    const stations = new StationLayer(() => true, { named: true, fromZoom: CLUSTER_BELOW_ZOOM }).addTo(map);
    void goLive();
    const markers = new Map<string, L.Marker>();
    const ring = L.circle([0, 0], { radius: 1, weight: 2, dashArray: '6 6', interactive: false, className: 'task-ring' });
    const target = L.marker([0, 0], { icon: L.divIcon({ className: 'new-dot', html: '', iconSize: [28, 28] }), interactive: false, keyboard: false });
    let centred = false;
    const stops = [
      effect(() => {
        const shown = [...tasks.value.values()].filter((task) => columnOf(task) !== 'done' && (!districtFilter.value || task.district === districtFilter.value));
        sync(map, markers, shown, selectedId.value);
      }),
      effect(() => {
        // Once, to where the work is; without any, to where the districts are. After that the view is the dispatcher's.
        const open = [...tasks.value.values()].filter((task) => columnOf(task) !== 'done');
        const places = open.length > 0 ? open.map((task) => task.position) : districtsUnder(session.value?.districts ?? []).map((d) => d.centre);
        if (centred || places.length === 0) return;
        centred = open.length > 0;
        map.fitBounds(L.latLngBounds(places.map((at) => [at.lat, at.lon])).pad(0.2), { maxZoom: 13 });
      }),
      effect(() => {
        const task = selected.value;
        if (task?.ring && task.status === 'offering') ring.setLatLng([task.position.lat, task.position.lon]).setRadius(task.ring).addTo(map);
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
      effect(() => { changes.value; stations.redraw(); }),
      effect(() => { theme.value; queueMicrotask(() => { stations.repaint(); map.fire('themechange'); }); }),
      followStations(map, CLUSTER_BELOW_ZOOM),
    ];
    map.on('click', ({ latlng }) => {
      selectedId.value = null;
      newPlace.value = { lat: latlng.lat, lon: latlng.lng };
    });
    return () => { stops.forEach((stop) => stop()); map.remove(); };
  }, []);
  return <div ref={box} class="map" role="region" aria-label={text('board.map')} data-testid="map" />;
}

function show(map: L.Map, task: Task): void {
  const place = L.latLng(task.position.lat, task.position.lon);
  map.invalidateSize({ pan: false });
  if (task.ring && task.status === 'offering') map.fitBounds(place.toBounds(task.ring * 2.4), { maxZoom: 15 });
  else if (!map.getBounds().pad(-0.1).contains(place)) map.panTo(place);
}

/** Keeps a marker per open task. Shape tells what it waits for: a person, a rider, or the check of its result. */
function sync(map: L.Map, markers: Map<string, L.Marker>, shown: Task[], chosen: string | null): void {
  const kept = new Set(shown.map((task) => task.id));
  for (const [id, marker] of markers) {
    if (kept.has(id)) continue;
    marker.remove();
    markers.delete(id);
  }
  for (const task of shown) {
    const late = isOverdue(task, serverNow());
    const label = `${taskName(task.type)}, ${late ? `${text('board.late')}, ` : ''}${stateName(task)}`;
    let marker = markers.get(task.id);
    if (!marker) {
      marker = L.marker([task.position.lat, task.position.lon], { icon: L.divIcon({ className: 'task-marker', html: '<i></i>', iconSize: [36, 36] }) })
        .on('click', () => { newPlace.value = null; selectedId.value = task.id; }).addTo(map);
      markers.set(task.id, marker);
    }
    const element = marker.getElement();
    if (!element) continue;
    element.setAttribute('aria-label', label);
    element.title = label;
    element.dataset['column'] = columnOf(task);
    element.classList.toggle('late', late);
    element.classList.toggle('chosen', task.id === chosen);
  }
}
