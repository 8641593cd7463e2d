import { text, type Key } from '../i18n/i18n';
import { Icon, type IconName } from '../ui/Icon';
import { me } from './riderState';

export type View = 'near' | 'map' | 'duty' | 'exchange' | 'code';

const ITEMS: { view: View; icon: IconName; label: Key }[] = [
  { view: 'near', icon: 'list', label: 'nav.near' },
  { view: 'map', icon: 'map', label: 'nav.map' },
  { view: 'duty', icon: 'duty', label: 'nav.duty' },
  { view: 'exchange', icon: 'gift', label: 'nav.exchange' },
  { view: 'code', icon: 'qr', label: 'nav.code' },
];

/** At the bottom, where the thumb is. With room for both, list and map stand side by side and need no switch. */
export function Navigation({ view, wide, onChange }: { view: View; wide: boolean; onChange: (view: View) => void }) {
  return (
    <nav class="bottom" aria-label={text('nav.label')}>
      {ITEMS.filter((item) => !wide || item.view !== 'map').map((item) => (
        <button key={item.view} type="button" aria-current={view === item.view ? 'page' : undefined} data-testid={`nav-${item.view}`}
          onClick={() => onChange(item.view)}>
          <Icon name={item.icon} size={26} />
          <span>{text(item.label)}</span>
          {item.view === 'duty' && me.value?.onDuty && <span class="nav-flag">{text('nav.onDuty')}</span>}
        </button>
      ))}
    </nav>
  );
}
