import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { attributionParts } from '../map/attribution';
import type { Position, StationSummary } from '../net/wire';
import { hasNumber, stationState } from '../stations/stationState';
import { Icon } from '../ui/Icon';
import { fitting, moved, offset, tilesOf, zoomed, type MapView } from './mapView';
import { baseLayer } from './portTiles';

const HEIGHT = 240;
const DOT = 15;
/** Stations that must be in view at first. */
const FITTED = 6;

interface Props { centre: Position; known: boolean; stations: StationSummary[] }

/**
 * A sketch of where free ports are. A map library weighs more than a page inside another app may; whoever cannot see or use it has all that it
 * says in the list.
 */
export function PortMap({ centre, known, stations }: Props) {
  const [chosen, setChosen] = useState<MapView | null>(null);
  const [width, setWidth] = useState(360);
  const box = useRef<HTMLDivElement>(null);
  const grip = useRef<{ x: number; y: number } | null>(null);
  const view = chosen ?? fitting(centre, stations.slice(0, FITTED).map((station) => station.position), width, HEIGHT);
  useEffect(() => setChosen(null), [centre.lat, centre.lon]);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, []);

  function drag(event: PointerEvent): void {
    const from = grip.current;
    if (!from) return;
    grip.current = { x: event.clientX, y: event.clientY };
    setChosen(moved(view, event.clientX - from.x, event.clientY - from.y));
  }

  const layer = baseLayer.value;
  return (
    <div class="port-map" ref={box} data-testid="port-map">
      <svg width={width} height={HEIGHT} viewBox={`${-width / 2} ${-HEIGHT / 2} ${width} ${HEIGHT}`} role="img"
        aria-label={text('embed.mapShown', { n: stations.length })}
        onPointerDown={(event) => {
          grip.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag} onPointerUp={() => { grip.current = null; }} onPointerCancel={() => { grip.current = null; }}>
        {layer && tilesOf(view, layer.looked(view.centre), width, HEIGHT, layer.closest).map((tile) => (
          <image key={`${tile.z}/${tile.x}/${tile.y}`} href={layer.address(tile)} x={tile.left} y={tile.top} width={tile.size} height={tile.size} />
        ))}
        {[...stations].reverse().map((station) => <Dot key={station.id} station={station} at={offset(view, station.position)} />)}
        {known && <circle class="port-map-me" {...centreOf(offset(view, centre))} r={8} />}
      </svg>
      <div class="port-map-zoom">
        <button type="button" class="plain square" aria-label={text('map.zoomIn')} onClick={() => setChosen(zoomed(view, 1))}>
          <Icon name="plus" size={22} />
        </button>
        <button type="button" class="plain square" aria-label={text('map.zoomOut')} onClick={() => setChosen(zoomed(view, -1))}>
          <Icon name="minus" size={22} />
        </button>
      </div>
      {layer && <p class="port-map-source">{attributionParts(layer.attribution).map((part) => part.words).join('')}</p>}
    </div>
  );
}

function Dot({ station, at }: { station: StationSummary; at: { x: number; y: number } }) {
  const state = stationState(station);
  return (
    <g class={`port-dot ${state}`} transform={`translate(${at.x} ${at.y})`}>
      <circle r={DOT} />
      {hasNumber(state) ? <text text-anchor="middle" dy="0.36em">{station.ports.available}</text> : <path d="M-6-6 6 6M6-6-6 6" />}
    </g>
  );
}

const centreOf = ({ x, y }: { x: number; y: number }) => ({ cx: x, cy: y });
