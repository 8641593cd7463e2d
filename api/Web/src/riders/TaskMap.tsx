import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { createMap, dot } from '../map/baseMap';
import type { Task } from '../net/wire';
import { theme } from '../ui/theme';
import { fix } from './position';

/** Closer than this two places beside each other would show nothing of where they are. */
const CLOSEST_ZOOM = 16;

/** A picture of the task and the rider, as far as their place is known, with the straight line between: streets are the navigation's business. */
export default function TaskMap({ task }: { task: Task }) {
  const box = useRef<HTMLDivElement>(null);
  const { lat, lon } = task.position;

  useEffect(() => {
    const map = createMap(box.current!, [lat, lon], CLOSEST_ZOOM - 1, true);
    L.marker([lat, lon], { icon: dot('task-dot'), interactive: false, keyboard: false, zIndexOffset: 500 }).addTo(map);
    const me = L.marker([lat, lon], { icon: dot('here-dot'), interactive: false, keyboard: false });
    const way = L.polyline([], { interactive: false, className: 'task-way', weight: 4, dashArray: '2 9' });
    let framed = false;
    const frame = () => {
      const from = fix.peek();
      const ends: L.LatLngTuple[] = from ? [[lat, lon], [from.lat, from.lon]] : [[lat, lon]];
      if (ends.length > 1) map.fitBounds(L.latLngBounds(ends), { padding: [28, 28], maxZoom: CLOSEST_ZOOM, animate: false });
    };
    const stops = [
      effect(() => {
        const from = fix.value;
        if (!from) return;
        me.setLatLng([from.lat, from.lon]).addTo(map);
        way.setLatLngs([[lat, lon], [from.lat, from.lon]]).addTo(map);
        if (!framed || !map.getBounds().contains([from.lat, from.lon])) frame();
        framed = true;
      }),
      effect(() => {
        void theme.value;
        queueMicrotask(() => map.fire('themechange'));
      }),
    ];
    map.on('resize', frame);
    return () => {
      stops.forEach((stop) => stop());
      map.remove();
    };
  }, [lat, lon]);

  return <div ref={box} class="map" role="img" aria-label={text('way.map')} data-testid="task-map" />;
}
