import { useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { now } from '../net/clock';
import type { ChargingSession } from '../net/wire';
import { notify, notifyError } from '../ui/Notices';
import { chargedText } from './chargedText';
import { loadSessions, older, sessions, trouble } from './sessions';

/** What charges now, and what was charged before. */
export function SessionList() {
  const all = sessions.value;
  return (
    <section class="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{text('charging.sessions')}</h2>
      {trouble.value && <p class="form-problem" role="alert">{trouble.value}</p>}
      {!all && !trouble.value && <p class="empty" role="status">{text('charging.loading')}</p>}
      {all?.length === 0 && <p class="empty" data-testid="sessions-none">{text('charging.none')}</p>}
      <ul class="sessions">
        {all?.map((session) => <SessionLine key={session.id} session={session} />)}
      </ul>
      {older.value && (
        <button type="button" class="secondary wide" data-testid="sessions-more" onClick={() => void loadSessions(older.value)}>
          {text('charging.more')}
        </button>
      )}
    </section>
  );
}

function SessionLine({ session }: { session: ChargingSession }) {
  const [busy, setBusy] = useState(false);
  const { minutes, energy } = chargedText(session, now.value);

  async function stop(): Promise<void> {
    setBusy(true);
    try {
      const { outcome } = await call('POST', '/sessions/{id}/stop', {
        path: { id: session.id }, body: { operationId: newOperationId() }, timeoutMs: 40_000,
      });
      notify(text(`charging.outcome.${outcome}`), outcome === 'accepted' ? 'good' : 'bad');
    } catch (error) {
      notifyError(error);
    }
    setBusy(false);
  }

  return (
    <li data-testid="session" data-status={session.status}>
      <strong>{session.stationName}{session.port != null && ` · ${text('charging.port', { port: session.port })}`}</strong>
      <span class="charged" data-testid="charged">{text('charging.charged', { minutes, energy })}</span>
      <small>
        {text(`charging.status.${session.status}`)} · {dayAndTime(session.startedAt, now.value)}
        {session.powerW != null && ` · ${text('charging.power', { watts: Math.round(session.powerW) })}`}
        {session.chargePercent != null && ` · ${text('charging.full', { percent: Math.round(session.chargePercent) })}`}
        {session.clockDoubtful && ` · ${text('charging.clock')}`}
      </small>
      {session.actions.includes('stop') && (
        <button type="button" class="primary wide" disabled={busy} data-testid="session-stop" onClick={() => void stop()}>
          {text(busy ? 'charging.asking' : 'charging.stop')}
        </button>
      )}
    </li>
  );
}
