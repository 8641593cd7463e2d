import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { Redemption } from '../net/wire';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { rate } from './exchangeState';

const STARS = [1, 2, 3, 4, 5];
const LONGEST = 200;

/** How it was, once: stars and, if the rider likes, a few words. */
export function RateForm({ redemption }: { redemption: Redemption }) {
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await rate(redemption, stars, comment);
      notify(text('exchange.thanks'), 'good');
    } catch (error) {
      notifyError(error);
      setBusy(false);
    }
  }

  return (
    <form class="rate" data-testid="rate" onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{text('exchange.rate')}</legend>
        <div class="stars">
          {STARS.map((n) => (
            <label key={n} class={n <= stars ? 'star on' : 'star'}>
              <input type="radio" name={`stars-${redemption.redemptionId}`} value={n} checked={stars === n} data-testid="star"
                onChange={() => setStars(n)} />
              <Icon name="star" size={30} />
              <span class="visually-hidden">{text('exchange.stars', { n })}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {stars > 0 && (
        <>
          <label>{text('exchange.comment')}
            <input value={comment} maxLength={LONGEST} data-testid="comment" onInput={(event) => setComment(event.currentTarget.value)} />
          </label>
          <button class="secondary" disabled={busy} data-testid="rate-send">{text('exchange.send')}</button>
        </>
      )}
    </form>
  );
}
