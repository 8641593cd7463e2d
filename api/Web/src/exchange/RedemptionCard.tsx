import { useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { ServiceOffer, Redemption } from '../net/wire';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { cancel } from './exchangeState';
import { named, place, spoken, whenText } from './exchangeText';
import { RateForm } from './RateForm';

interface Props { redemption: Redemption; services: ServiceOffer[] | null; onShow: () => void }

/** A redemption of the rider's: its code and where to go while it is open, what became of it afterwards. */
export function RedemptionCard({ redemption, services, onShow }: Props) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { status, actions } = redemption;
  const provider = services?.find(({ id }) => id === redemption.offer.id)?.provider;

  async function giveUp(): Promise<void> {
    setBusy(true);
    try {
      await cancel(redemption);
      notify(text('exchange.cancelled', { n: redemption.points }), 'good');
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
      setAsking(false);
    }
  }

  return (
    <article class={`redemption ${status}`} data-testid="redemption" data-status={status} data-id={redemption.redemptionId}>
      <div class="service-head">
        <h3>{named(redemption.offer)}</h3>
        <p class="redemption-status">{text(`exchange.status.${status}`)}</p>
      </div>
      {redemption.slotStart && <p class="redemption-when"><Icon name="clock" size={20} />{whenText(redemption)}</p>}
      {status === 'reserved' && <p class="muted">{text('exchange.until', { time: dayAndTime(redemption.expiresAt, now.value) })}</p>}
      {status === 'reserved' && provider && <p class="muted"><bdi>{place(provider)}</bdi> · <bdi>{provider.contact}</bdi></p>}
      {status === 'delivered' && (
        <p class="muted">
          {text('exchange.deliveredAt', { time: dayAndTime(redemption.deliveredAt!, now.value), place: redemption.deliveredWhere ?? '' })}
        </p>
      )}
      {(status === 'cancelled' || status === 'expired') && <p class="muted">{text('exchange.returned', { n: redemption.points })}</p>}
      {redemption.stars != null && <p class="muted" data-testid="my-stars">{text('exchange.myStars', { n: redemption.stars })}</p>}
      {status === 'reserved' && (
        <div class="redemption-actions">
          {redemption.code && (
            <button type="button" class="primary" data-testid="show-code" onClick={onShow}>
              <Icon name="qr" />{text('exchange.show')} <span class="code-small">{spoken(redemption.code)}</span>
            </button>
          )}
          {actions.includes('cancel') && !asking && (
            <button type="button" class="secondary" data-testid="cancel" onClick={() => setAsking(true)}>{text('action.cancel')}</button>
          )}
        </div>
      )}
      {asking && (
        <div class="redemption-ask" role="group" aria-label={text('exchange.sure')}>
          <p>{text('exchange.sure')}</p>
          <button type="button" class="secondary" disabled={busy} data-testid="cancel-confirm" onClick={() => void giveUp()}>
            {text('exchange.giveUp')}
          </button>
          <button type="button" class="plain" onClick={() => setAsking(false)}>{text('exchange.keep')}</button>
        </div>
      )}
      {actions.includes('rate') && <RateForm redemption={redemption} />}
    </article>
  );
}
