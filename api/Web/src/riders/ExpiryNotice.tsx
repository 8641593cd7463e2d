import { useState } from 'preact/hooks';
import { lastDay } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { browserStorage } from '../net/browserStorage';
import { Icon } from '../ui/Icon';
import { me } from './riderState';

const SEEN = 'rs.expirySeen';

/** Points that expire within 30 days, as the server says; shown until the rider has seen it, once for each date. */
export function ExpiryNotice() {
  const [seen, setSeen] = useState(() => browserStorage('localStorage')?.getItem(SEEN));
  const next = me.value?.balance.expiring;
  const mark = `${me.value?.id} ${next?.at}`;
  if (!next || seen === mark) return null;
  function dismiss(): void {
    browserStorage('localStorage')?.setItem(SEEN, mark);
    setSeen(mark);
  }
  return (
    <section class="ended" role="status" data-testid="expiry-notice">
      <Icon name="clock" size={28} />
      <div class="card-main">
        <strong>{text('expiry.notice', { n: next.points, day: lastDay(next.at) })}</strong>
        <span class="muted">{text('expiry.hint')}</span>
      </div>
      <button type="button" class="secondary" data-testid="expiry-dismiss" onClick={dismiss}>{text('ended.seen')}</button>
    </section>
  );
}
