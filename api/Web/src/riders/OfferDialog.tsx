import { useState } from 'preact/hooks';
import { metres, text } from '../i18n/i18n';
import type { Offer } from '../net/types';
import { taskName } from '../tasks/taskText';
import { CountdownRing } from '../ui/Countdown';
import { Dialog } from '../ui/Dialog';
import { hasIcon, Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { accept, decline } from './commands';

/** An offer takes the whole screen: it lives for seconds, and the answer has to be one tap with a glove. */
export function OfferDialog({ offer }: { offer: Offer }) {
  const [busy, setBusy] = useState(false);
  const { task } = offer;

  async function answer(act: (offer: Offer) => Promise<void>, words: string): Promise<void> {
    setBusy(true);
    try {
      await act(offer);
      notify(words, 'good');
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
        <div><dt>{text('offer.distance')}</dt><dd data-testid="offer-distance">{metres(offer.distanceM)}</dd></div>
        <div><dt>{text('offer.points')}</dt><dd data-testid="offer-points">+{offer.points}</dd></div>
        <div><dt>{text('offer.minutes')}</dt><dd data-testid="offer-minutes">{text('unit.min', { n: offer.minutes ?? task.minutes })}</dd></div>
      </dl>
      <div class="offer-answers">
        <button type="button" class="primary huge" disabled={busy} data-testid="offer-accept" onClick={() => void answer(accept, text('offer.accepted'))}>
          <Icon name="check" size={30} />{text('offer.accept')}
        </button>
        <button type="button" class="secondary wide" disabled={busy} data-testid="offer-decline" onClick={() => void answer(decline, text('offer.declined'))}>
          {text('offer.decline')}
        </button>
      </div>
    </Dialog>
  );
}
