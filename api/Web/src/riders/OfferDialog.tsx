import { useEffect, useState } from 'preact/hooks';
import { distance, text } from '../i18n/i18n';
import type { Offer } from '../net/wire';
import { insuranceOf, taskName } from '../tasks/taskText';
import { CountdownRing } from '../ui/Countdown';
import { Dialog } from '../ui/Dialog';
import { hasIcon, Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { offerSeen } from './riderCommands';
import { accept, decline } from './offerReplies';
import { TaskPlace } from './TaskPlace';

/** An offer takes the whole screen: it lives for seconds, and the answer has to be one tap with a glove. */
export function OfferDialog({ offer }: { offer: Offer }) {
  const [busy, setBusy] = useState(false);
  const { task } = offer;
  const insurance = insuranceOf(task);

  // A locked phone keeps the page running: seen is what was there while somebody could look at it.
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', tell);
      offerSeen(offer).catch(() => undefined);
    };
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => document.removeEventListener('visibilitychange', tell);
  }, [offer.offerId]);

  async function answer(act: (offer: Offer) => Promise<'sent' | 'kept'>, words: string): Promise<void> {
    setBusy(true);
    try {
      const outcome = await act(offer);
      notify(outcome === 'kept' ? text('outbox.kept') : words, outcome === 'kept' ? 'plain' : 'good');
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title={text('offer.title')} testId="offer" kind="full">
      <div class="offer-top">
        <span class="offer-icon"><Icon name={hasIcon(task.type) ? task.type : 'duty'} size={40} /></span>
        <strong class="offer-type" data-testid="offer-type">{taskName(task.type)}</strong>
        <CountdownRing until={offer.expiresAt} label={text('offer.left')} />
        {task.note && <p class="offer-note" data-testid="offer-note"><bdi>{task.note}</bdi></p>}
      </div>
      <dl class="figures">
        <div><dt>{text('offer.distance')}</dt><dd data-testid="offer-distance">{distance(offer.distanceM, offer.accuracyM)}</dd></div>
        <div><dt>{text('offer.points')}</dt><dd data-testid="offer-points">+{offer.points}</dd></div>
        <div><dt>{text('offer.minutes')}</dt><dd data-testid="offer-minutes">{text('unit.min', { n: offer.minutes ?? task.minutes })}</dd></div>
      </dl>
      <TaskPlace task={task} />
      {offer.monthlyCeiling != null && (
        <p class="hint" data-testid="offer-ceiling"><Icon name="warning" size={20} />{text('offer.ceiling', { n: offer.monthlyCeiling })}</p>
      )}
      {insurance && <p class="muted" data-testid="offer-insurance">{text('task.insured')} · <bdi>{insurance}</bdi></p>}
      <div class="offer-answers">
        <button type="button" class="primary huge" disabled={busy} data-testid="offer-accept"
          onClick={() => void answer(accept, text('offer.accepted'))}>
          <Icon name="check" size={30} />{text('offer.accept')}
        </button>
        <button type="button" class="secondary wide" disabled={busy} data-testid="offer-decline"
          onClick={() => void answer(decline, text('offer.declined'))}>
          {text('offer.decline')}
        </button>
      </div>
    </Dialog>
  );
}
