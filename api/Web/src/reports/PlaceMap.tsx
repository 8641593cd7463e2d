import 'leaflet/dist/leaflet.css';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { createMap } from '../map/baseMap';
import type { Position } from '../net/wire';
import { Icon } from '../ui/Icon';

/** The place is the middle of the map: it is moved under the pin by a finger, or by the arrow keys. */
export default function PlaceMap({ at, onMove }: { at: Position; onMove: (to: Position) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const moved = useRef(onMove);
  moved.current = onMove;
  useEffect(() => {
    const map = createMap(box.current!, [at.lat, at.lon], 17);
    // Not at every `moveend`: a change of the window's size is one too, and points at nothing.
    map.on('dragend keydown', () => { map.once('moveend', tell); });
    map.on('click', (event) => {
      map.setView(event.latlng, map.getZoom(), { animate: false });
      tell();
    });
    function tell(): void {
      const { lat, lng } = map.getCenter();
      moved.current({ lat: +lat.toFixed(6), lon: +lng.toFixed(6) });
    }
    return () => { map.remove(); };
  }, []);
  return (
    <div class="place-map">
      <div ref={box} class="map" role="region" aria-label={text('report.mapLabel')} data-testid="place-map" />
      <span class="place-pin"><Icon name="pin" size={44} /></span>
    </div>
  );
}
