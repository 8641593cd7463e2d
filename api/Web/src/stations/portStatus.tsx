import { text } from '../i18n/i18n';
import type { Port, PortStatus } from '../net/types';
import { Icon, type IconName } from '../ui/Icon';

const ICONS: Record<PortStatus, IconName> = {
  available: 'check', reserved: 'clock', charging: 'bolt', faulted: 'warning', offline: 'blocked',
};

/** One port as every screen shows it: number, sign and word together. */
export function PortFace({ port, mine = false }: { port: Port; mine?: boolean }) {
  return (
    <>
      <span class="port-number">{port.port}</span>
      <Icon name={ICONS[port.status]} size={22} />
      <span class="port-word">{mine ? text('port.mine') : text(`port.${port.status}`)}</span>
    </>
  );
}
