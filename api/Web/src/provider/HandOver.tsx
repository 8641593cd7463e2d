import { useRef, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { newOperationId } from '../net/api';
import { now } from '../net/clock';
import { ApiError, describe } from '../net/problem';
import type { Redemption } from '../net/wire';
import { described, named, whenText } from '../exchange/exchangeText';
import { Icon } from '../ui/Icon';
import { Scanner } from './Scanner';
import { check, deliver, undo } from './handOverState';

interface Found { code: string; operationId: string; redemption: Redemption }

/** A code is scanned or typed; what it stands for is shown; one press hands it over; for five minutes it can be taken back. */
export function HandOver() {
  const [typed, setTyped] = useState('');
  const [scanning, setScanning] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const field = useRef<HTMLInputElement>(null);

  async function attempt(what: () => Promise<void>): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      await what();
    } catch (error) {
      setTrouble(reason(error));
    } finally {
      setBusy(false);
    }
  }

  const look = (code: string) => attempt(async () => {
    setFound(null);
    const redemption = await check(code);
    setFound({ code, operationId: newOperationId(), redemption });
    setScanning(false);
  });
  const handOver = () => attempt(async () => setFound({ ...found!, redemption: await deliver(found!.code, found!.operationId) }));
  const takeBack = () => attempt(async () => setFound({ ...found!, operationId: newOperationId(), redemption: await undo(found!.redemption) }));
  const next = () => {
    setFound(null);
    setTyped('');
    setTrouble('');
    field.current?.focus();
  };

  return (
    <section class="panel hand-over" aria-label={text('provider.tab.handOver')}>
      {scanning
        ? <Scanner onFound={(code) => look(code)} onClose={() => setScanning(false)} />
        : (
          <button type="button" class="secondary wide scan" data-testid="scan" onClick={() => setScanning(true)}>
            <Icon name="camera" />{text('provider.scan')}
          </button>
        )}
      <form onSubmit={(event) => { event.preventDefault(); void look(typed); }}>
        <label>{text('provider.type')}
          <input ref={field} class="code-input" inputMode="numeric" autocomplete="off" placeholder="1234 5678" maxLength={40} value={typed}
            data-testid="code-input" onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <button class="primary wide" disabled={busy || !typed.trim()} data-testid="look">{text('provider.look')}</button>
      </form>
      <p class="form-problem" role="alert" data-testid="hand-over-problem">{trouble}</p>
      <div role="status" aria-live="polite">
        {found && <Result redemption={found.redemption} busy={busy} onDeliver={() => void handOver()} onUndo={() => void takeBack()} onNext={next} />}
      </div>
    </section>
  );
}

interface ResultProps { redemption: Redemption; busy: boolean; onDeliver: () => void; onUndo: () => void; onNext: () => void }

function Result({ redemption, busy, onDeliver, onUndo, onNext }: ResultProps) {
  const { status, actions } = redemption;
  return (
    <article class={`redemption found ${status}`} data-testid="found" data-status={status}>
      <p class="found-status">
        <Icon name={status === 'reserved' || status === 'delivered' ? 'check' : 'blocked'} size={28} />{text(`provider.status.${status}`)}
      </p>
      <h2>{named(redemption.offer)}</h2>
      <p>{described(redemption.offer)}</p>
      <p>{text('provider.rider', { name: redemption.rider.displayName })}</p>
      {redemption.slotStart && <p class="redemption-when"><Icon name="clock" size={20} />{whenText(redemption)}</p>}
      {status === 'delivered' && (
        <p data-testid="found-where">
          {text('exchange.deliveredAt', { time: dayAndTime(redemption.deliveredAt!, now.value), place: redemption.deliveredWhere ?? '' })}
        </p>
      )}
      {actions.includes('deliver') && (
        <button type="button" class="primary huge" disabled={busy} data-testid="deliver" onClick={onDeliver}>{text('provider.deliver')}</button>
      )}
      {actions.includes('undo') && Date.parse(redemption.undoUntil!) > now.value && (
        <button type="button" class="secondary wide" disabled={busy} data-testid="undo" onClick={onUndo}>{text('provider.undo')}</button>
      )}
      <button type="button" class="plain wide" data-testid="next" onClick={onNext}>{text('provider.next')}</button>
    </article>
  );
}

/** Who comes with a code that was used hears where and when. */
function reason(error: unknown): string {
  if (error instanceof ApiError && error.code === 'redemption_used' && error.delivered) {
    const { at, where } = error.delivered;
    return text('provider.usedBefore', { time: dayAndTime(at, now.value), place: where });
  }
  return describe(error);
}
