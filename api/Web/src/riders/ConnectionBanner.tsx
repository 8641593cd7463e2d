import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import { ago } from '../stations/FreshnessLine';
import { live } from '../stations/stationStore';
import { Icon } from '../ui/Icon';
import { riderLink } from './riderState';

/** Says that what is shown may be old, and since when. A blink of the connection is not worth a word. */
export function ConnectionBanner() {
  const down = live.value === 'down' || (session.value !== null && riderLink.value === 'down');
  const [since, setSince] = useState(0);
  useEffect(() => setSince(down ? now.value : 0), [down]);
  const seconds = since ? Math.round((now.value - since) / 1000) : 0;
  const shown = down && since > 0 && seconds >= 2;
  return (
    <div role="status" class="connection" data-testid="connection">
      {shown && <p><Icon name="warning" size={20} />{text('connection.down', { ago: ago(Math.floor(seconds / 10) * 10) })}</p>}
    </div>
  );
}
