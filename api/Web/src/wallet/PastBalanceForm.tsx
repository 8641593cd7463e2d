import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { serverNow } from '../net/clock';
import { describe } from '../net/problem';
import type { PastBalance } from '../net/wire';
import { amountText } from './walletText';

type PastWallet = PastBalance['booked'];

/** The minute in China, as inputs of a date and time have it. */
function minuteInChina(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T');
}

/** What there was at a moment in the past: by what had been booked, and by what counts from then where that is something else. */
export function PastBalanceForm() {
  const [at, setAt] = useState(() => minuteInChina(serverNow()));
  const [past, setPast] = useState<PastBalance | null>(null);
  const [trouble, setTrouble] = useState('');

  async function load(): Promise<void> {
    try {
      setPast(await call('GET', '/riders/me/wallet/balance', { query: { at: `${at}:00+08:00` } }));
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }

  const differs = past && JSON.stringify(past.booked) !== JSON.stringify(past.effective);
  return (
    <section class="wallet-part" aria-labelledby="past-title">
      <h3 id="past-title">{text('wallet.past')}</h3>
      <form class="wallet-month" onSubmit={(event) => { event.preventDefault(); void load(); }}>
        <label class="field">
          <span>{text('wallet.pastAt')}</span>
          <input type="datetime-local" required value={at} data-testid="past-at" onInput={(event) => setAt(event.currentTarget.value)} />
        </label>
        <button type="submit" class="secondary" data-testid="past-show">{text('wallet.show')}</button>
      </form>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {past && <p role="status" data-testid="past-booked">{text('wallet.pastBooked')} <strong>{words(past.booked)}</strong></p>}
      {past && differs && (
        <p data-testid="past-effective">{text('wallet.pastEffective')} <strong>{words(past.effective)}</strong></p>
      )}
    </section>
  );
}

function words({ points, socialMinutes }: PastWallet): string {
  const parts = [amountText(points.balance, 'points')];
  if (points.held > 0) parts.push(text('wallet.held', { amount: amountText(points.held, 'points') }));
  return [...parts, amountText(socialMinutes.balance, 'socialMinutes')].join(' · ');
}
