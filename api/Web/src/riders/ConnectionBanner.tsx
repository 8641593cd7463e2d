import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import { pendingCommands } from '../offline/unsentCommands';
import { ago } from '../stations/FreshnessLine';
import { live, liveStatus } from '../stations/stationStore';
import { Icon } from '../ui/Icon';
import { useLasting } from '../ui/useLasting';
import { riderStatus, riderLink } from './riderState';

const BLINK_MS = 2000;
/** Refreshing after waking takes a moment on any network; only longer than this, in milliseconds, is it shown. */
const ASKING_MS = 250;

/** Says that what is shown may be old, and since when; and on every view how much is still on its way. */
export function ConnectionBanner() {
  const down = live.value === 'down' || (session.value !== null && riderLink.value === 'down');
  const old = liveStatus.value === 'stale' || (session.value !== null && riderStatus.value === 'stale');
  const [since, setSince] = useState(0);
  useEffect(() => setSince(down ? now.value : 0), [down]);
  const seconds = since ? Math.round((now.value - since) / 1000) : 0;
  const isDown = useLasting(down, BLINK_MS);
  const isOld = useLasting(old, ASKING_MS);
  const unsent = pendingCommands.value.length;
  return (
    <div role="status" class="connection" data-testid="connection" data-known={liveStatus.value}>
      {isDown ? <p><Icon name="warning" size={20} />{text('connection.down', { ago: ago(Math.floor(seconds / 10) * 10) })}</p>
        : isOld && <p><Icon name="clock" size={20} />{text('line.checking')}</p>}
      {unsent > 0 && <p data-testid="unsent"><Icon name="clock" size={20} />{text('outbox.waiting', { n: unsent })}</p>}
    </div>
  );
}
