import { useEffect, useState } from 'preact/hooks';
import { HolderSection } from '../certificates/HolderSection';
import { dayAndTime, lastDay } from '../i18n/chinaTime';
import { loadWords, text } from '../i18n/i18n';
import { partnerWords } from '../i18n/partnerWords';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Movement, Wallet } from '../net/wire';
import { Dialog } from '../ui/Dialog';
import { lazy } from '../ui/lazy';
import { MovementLine } from './MovementLine';
import { PastBalanceForm } from './PastBalanceForm';
import { Statement } from './Statement';
import { amountText, reasonText } from './walletText';

/** Fetched with its words when somebody looks into their wallet. */
const LinkedPlatforms = lazy(async () => {
  const [{ LinkedPlatforms: part }] = await Promise.all([import('../partners/LinkedPlatforms'), loadWords(partnerWords)]);
  return { default: part };
});

/** What a rider has, what of it is promised, every movement with its reason, and a month's statement. */
export function WalletDialog({ onClose }: { onClose: () => void }) {
  const [wallet, setWallet] = useState<Wallet | null>(null);
  const [movements, setMovements] = useState<Movement[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');

  async function load(cursor: string | null): Promise<void> {
    try {
      const has = await call('GET', '/riders/me/wallet', { query: { limit: '20', ...(cursor ? { cursor } : {}) } });
      const { items, next: behind } = has.movements;
      setWallet(has);
      setMovements((known) => (cursor ? [...(known ?? []), ...items] : items));
      setNext(behind ?? null);
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }
  useEffect(() => { void load(null); }, []);

  return (
    <Dialog title={text('wallet.title')} testId="wallet" kind="full" onClose={onClose}>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {!wallet && !trouble && <p class="empty" role="status">{text('wallet.loading')}</p>}
      {wallet && (
        <>
          <dl class="wallet-facts">
            <div><dt>{text('wallet.available')}</dt><dd data-testid="wallet-available">{wallet.points.available}</dd></div>
            <div><dt>{text('wallet.heldNow')}</dt><dd data-testid="wallet-held">{wallet.points.held}</dd></div>
            <div><dt>{text('wallet.hours')}</dt><dd>{text('wallet.minutes', { n: wallet.socialMinutes.available })}</dd></div>
          </dl>
          {wallet.points.debt > 0 && <p class="wallet-debt" data-testid="wallet-debt">{text('wallet.debt', { n: wallet.points.debt })}</p>}
          {wallet.expiring.length > 0 && (
            <section class="wallet-part" aria-labelledby="expiring-title" data-testid="wallet-expiring">
              <h3 id="expiring-title">{text('wallet.expiring')}</h3>
              <p class="muted">{text('wallet.expiringHint')}</p>
              <ul>
                {wallet.expiring.map(({ points, at }) => (
                  <li key={at} class="wallet-line">
                    <span>{text('wallet.validUntil', { day: lastDay(at) })}</span>
                    <strong>{amountText(points, 'points')}</strong>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {wallet.holds.length > 0 && (
            <section class="wallet-part" aria-labelledby="holds-title">
              <h3 id="holds-title">{text('wallet.holds')}</h3>
              <ul>
                {wallet.holds.map((hold) => (
                  <li key={hold.transferId} class="wallet-line">
                    <span>{reasonText(hold.reason)}<small>{text('wallet.until', { time: dayAndTime(hold.expiresAt, Date.now()) })}</small></span>
                    <strong>{amountText(hold.amount, hold.unit)}</strong>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      {movements && (
        <section class="wallet-part" aria-labelledby="movements-title">
          <h3 id="movements-title">{text('wallet.movements')}</h3>
          {movements.length === 0 && <p class="empty">{text('wallet.none')}</p>}
          <ul data-testid="wallet-movements">{movements.map((one) => <MovementLine key={one.transferId + one.unit} movement={one} />)}</ul>
          {next && <button type="button" class="secondary" data-testid="wallet-more" onClick={() => void load(next)}>{text('wallet.more')}</button>}
        </section>
      )}
      {wallet && <HolderSection minutes={wallet.socialMinutes.available} />}
      <LinkedPlatforms />
      <PastBalanceForm />
      <Statement />
    </Dialog>
  );
}
