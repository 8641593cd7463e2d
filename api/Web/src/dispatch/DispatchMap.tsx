import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { serverNow } from '../net/clock';
import type { Task } from '../net/types';
import { createMap } from '../map/baseMap';
import { districtsUnder } from '../stations/districts';
import { session } from '../accounts/session';
import { isOverdue } from '../tasks/overdue';
import { statusName, taskName } from '../tasks/taskText';
import { theme } from '../ui/theme';
import { districtFilter, newPlace, selected, selectedId, tasks } from './boardState';
import { columnOf } from './columns';

export default function DispatchMap() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const map = createMap(box.current!, [30.2741, 120.1551], 12);
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
        const districts = districtsUnder(session.value?.districts ?? []);
        if (centred || districts.length === 0) return;
        centred = true;
        const middle = districts.reduce((sum, d) => ({ lat: sum.lat + d.centre.lat / districts.length, lon: sum.lon + d.centre.lon / districts.length }), { lat: 0, lon: 0 });
        map.setView([middle.lat, middle.lon], districts.length > 12 ? 9 : districts.length > 3 ? 11 : 12);
      }),
      effect(() => {
        const task = selected.value;
        if (task?.ring && task.status === 'offering') ring.setLatLng([task.position.lat, task.position.lon]).setRadius(task.ring).addTo(map);
        else ring.remove();
      }),
      effect(() => {
        const task = tasks.peek().get(selectedId.value ?? '');
        if (task && !map.getBounds().pad(-0.1).contains([task.position.lat, task.position.lon])) map.panTo([task.position.lat, task.position.lon]);
      }),
      effect(() => {
        if (newPlace.value) target.setLatLng([newPlace.value.lat, newPlace.value.lon]).addTo(map);
        else target.remove();
      }),
      effect(() => { theme.value; queueMicrotask(() => map.fire('themechange')); }),
    ];
    map.on('click', ({ latlng }) => {
      selectedId.value = null;
      newPlace.value = { lat: latlng.lat, lon: latlng.lng };
    });
    return () => { stops.forEach((stop) => stop()); map.remove(); };
  }, []);
  return <div ref={box} class="map" role="region" aria-label={text('board.map')} data-testid="map" />;
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
    const label = `${taskName(task.type)}, ${late ? `${text('board.late')}, ` : ''}${statusName(task.status)}`;
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
