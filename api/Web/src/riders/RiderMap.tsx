import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { StationSummary } from '../net/wire';
import { choosePlace, here, placeByHand, placing } from './position';
import { me } from './riderState';
import { changes } from '../stations/stationStore';
import { notify } from '../ui/Notices';
import { theme } from '../ui/theme';
import { createMap, dot } from '../map/baseMap';
import { StationLayer } from '../map/stationLayer';
import { followStations } from '../map/followStations';

interface Props { onOpen: (id: string) => void; wanted: (station: StationSummary) => boolean; filterKey: string }

export default function RiderMap({ onOpen, wanted, filterKey }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const filter = useRef(wanted);
  const layer = useRef<StationLayer | null>(null);
  filter.current = wanted;

  useEffect(() => {
    const map = createMap(box.current!, [here.value.lat, here.value.lon], 14);
    const stations = new StationLayer((station) => filter.current(station)).addTo(map);
    layer.current = stations;
    const place = L.marker([0, 0], { icon: dot('here-dot'), interactive: false, keyboard: false, zIndexOffset: 500 }).addTo(map);
    const target = L.marker([0, 0], { icon: dot('task-dot'), interactive: false, keyboard: false, zIndexOffset: 400 });
    let centred = `${here.value.lat}`;
    const stops = [
      effect(() => { void changes.value; stations.redraw(); }),
      effect(() => {
        void theme.value;
        // After the attribute has reached the stylesheet.
        queueMicrotask(() => { stations.repaint(); map.fire('themechange'); });
      }),
      effect(() => {
        const { lat, lon, source } = here.value;
        place.setLatLng([lat, lon]);
        if (source === 'gps' && centred !== 'gps') map.panTo([lat, lon]);
        centred = source;
      }),
      effect(() => {
        const task = me.value?.activeTask;
        if (task) target.setLatLng([task.position.lat, task.position.lon]).addTo(map);
        else target.remove();
      }),
      followStations(map),
    ];
    map.on('click', (event) => {
      if (placing.value) {
        placeByHand({ lat: event.latlng.lat, lon: event.latlng.lng });
        notify(text('place.set'), 'good');
        return;
      }
      const sprite = stations.spriteAt(event.containerPoint);
      if (sprite?.station) onOpen(sprite.station.id);
      else if (sprite) map.setView(map.unproject([sprite.x, sprite.y]), Math.min(16, map.getZoom() + 2));
      else choosePlace({ lat: event.latlng.lat, lon: event.latlng.lng });
    });
    return () => {
      stops.forEach((stop) => stop());
      map.remove();
    };
  }, []);

  useEffect(() => layer.current?.redraw(), [filterKey]);
  return <div ref={box} class="map" role="region" aria-label={text('map.label')} data-testid="map" />;
}
