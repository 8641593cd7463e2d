import { text } from '../i18n/i18n';
import type { Port, StationState } from '../net/wire';
import { Icon, type IconName } from '../ui/Icon';
import { portLook, type PortLook } from './stationState';

const ICONS: Record<PortLook, IconName> = {
  available: 'check', reserved: 'clock', charging: 'bolt', faulted: 'warning', offline: 'blocked', shut: 'moon',
};

function word(port: Port, look: PortLook, mine: boolean): string {
  if (mine) return text('port.mine');
  return look === 'reserved' && port.heldBy === 'device' ? text('port.heldByDevice') : text(`port.${look}`);
}

/** One port as every screen shows it: number, sign and word together. */
export function PortFace({ port, station, mine = false }: { port: Port; station: StationState; mine?: boolean }) {
  const look = portLook(port, station);
  return (
    <>
      <span class="port-number">{port.port}</span>
      <Icon name={ICONS[look]} size={22} />
      <span class="port-word">{word(port, look, mine)}</span>
    </>
  );
}
