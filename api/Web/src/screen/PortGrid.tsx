import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Port, StationState } from '../net/wire';
import { PortFace } from '../stations/portStatus';
import { portLook } from '../stations/stationState';
import { fitGrid, type GridFit } from './gridFit';

const GAP_PX = 8;
/** Below this height three lines of a cell cannot be read. */
const SMALL_PX = 84;

/** All ports at once, as large as the place that is left for them allows. */
export function PortGrid({ ports, station }: { ports: Port[]; station: StationState }) {
  const list = useRef<HTMLUListElement>(null);
  const [cells, setCells] = useState<GridFit | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      const { clientWidth, clientHeight } = list.current!;
      setCells((held) => {
        const next = fitGrid(ports.length, clientWidth, clientHeight, GAP_PX);
        return held && held.columns === next.columns && held.width === next.width && held.height === next.height ? held : next;
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(list.current!);
    return () => observer.disconnect();
  }, [ports.length]);
  const style = cells && { '--columns': cells.columns, '--cell-width': `${cells.width}px`, '--cell-height': `${cells.height}px` };
  return (
    <ul ref={list} class={`ports big${cells && cells.height < SMALL_PX ? ' small' : ''}`} style={style ?? undefined} data-testid="ports">
      {ports.map((port) => (
        <li key={port.port} class={`port ${portLook(port, station)}`} data-testid={`port-${port.port}`} data-status={port.status}>
          <div><PortFace port={port} station={station} /></div>
        </li>
      ))}
    </ul>
  );
}
