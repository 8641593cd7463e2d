import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { clockTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now, serverNow } from '../net/clock';
import { describe } from '../net/problem';
import type { Credential } from '../net/wire';
import { Icon } from '../ui/Icon';
import { Qr } from '../ui/Qr';
import { RiderUnknown } from './RiderUnknown';
import { me, recognised } from './riderState';

/** A code about to run out would be refused at the reader, so the next one is fetched a little before. */
const RENEW_BEFORE_MS = 8000;
const RETRY_MS = 4000;

export function Identity({ onSignIn }: { onSignIn: () => void }) {
  if (!me.value && session.value) return <RiderUnknown />;
  if (!me.value) {
    return (
      <section class="panel invite" data-testid="identity-signed-out">
        <Icon name="qr" size={48} />
        <h2>{text('identity.inviteTitle')}</h2>
        <p>{text('identity.invite')}</p>
        <button type="button" class="primary huge" onClick={onSignIn} data-testid="identity-sign-in">
          <Icon name="user" />{text('signIn.title')}
        </button>
      </section>
    );
  }
  return <Card name={me.value.displayName} />;
}

function useCredential(): { held: Credential | null; problem: string } {
  const [held, setHeld] = useState<Credential | null>(null);
  const [problem, setProblem] = useState('');
  const usedAt = recognised.value?.at;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    async function fetchNext(): Promise<void> {
      try {
        const next = await call('GET', '/riders/me/credential');
        if (gone) return;
        setHeld(next);
        setProblem('');
        timer = setTimeout(() => void fetchNext(), Math.max(2000, Date.parse(next.expiresAt) - serverNow() - RENEW_BEFORE_MS));
      } catch (error) {
        if (gone) return;
        setProblem(describe(error));
        timer = setTimeout(() => void fetchNext(), RETRY_MS);
      }
    }
    // Starts over after a recognition too: a code works once.
    void fetchNext();
    return () => { gone = true; clearTimeout(timer); };
  }, [usedAt]);
  return { held, problem };
}

/** Keeps the screen lit while the code is shown; a phone that dims in front of the reader holds up the queue. */
function useBrightScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    navigator.wakeLock?.request('screen').then((got) => { lock = got; }, () => undefined);
    return () => void lock?.release();
  }, []);
}

function Card({ name }: { name: string }) {
  const { held, problem } = useCredential();
  useBrightScreen();
  const left = held ? Math.ceil((Date.parse(held.expiresAt) - now.value) / 1000) : 0;
  const seen = recognised.value;
  return (
    <section class="identity" aria-label={text('identity.title')} data-testid="identity">
      <div class="identity-card">
        <h2>{text('identity.title')}</h2>
        <p class="identity-name">{name}</p>
        {held && left > 0
          ? <Qr value={held.credential} label={text('identity.qr')} />
          : <div class="qr waiting" role="status">{problem || text('identity.fetching')}</div>}
        <p class="identity-left">{left > 0 ? text('identity.left', { n: left }) : ' '}</p>
        <p>{text('identity.hint')}</p>
      </div>
      <div role="status" aria-live="assertive">
        {seen && (
          <div class="recognised" data-testid="recognised" data-visiting={seen.visiting}>
            <Icon name="check" size={36} />
            <div class="card-main">
              <strong>{text('identity.recognised', { time: clockTime(seen.at), station: seen.stationName })}</strong>
              <span>{text(seen.visiting ? 'identity.visiting' : 'identity.home')}</span>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
