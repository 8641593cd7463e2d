import { useEffect, useState } from 'preact/hooks';
import { signOut } from '../accounts/session';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { ErasureOutlook } from '../net/wire';

/** Shows what would be lost and what comes first, as the server says it, and asks for the name before anything is gone. */
export function CloseAccount({ onClosed, onKeep }: { onClosed: () => void; onKeep: () => void }) {
  const [outlook, setOutlook] = useState<ErasureOutlook | null>(null);
  const [trouble, setTrouble] = useState('');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');

  useEffect(() => {
    call('GET', '/riders/me/erasure').then(setOutlook, (error: unknown) => setTrouble(describe(error)));
  }, []);

  async function close(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    try {
      await call('DELETE', '/riders/me', { body: { confirmation: name } });
      onClosed();
      signOut();
    } catch (error) {
      setRefusal(describe(error));
      setBusy(false);
    }
  }

  return (
    <section class="wallet-part" aria-labelledby="personal-close-title">
      <h3 id="personal-close-title">{text('personal.close')}</h3>
      <p class="muted">{text('personal.closeWhat')}</p>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {!outlook && !trouble && <p class="empty" role="status">{text('personal.loading')}</p>}
      {outlook && (
        <>
          <h4>{text('personal.lost')}</h4>
          <ul class="personal-list" data-testid="personal-lost">{losses(outlook).map((words) => <li key={words}>{words}</li>)}</ul>
        </>
      )}
      {outlook && outlook.obstacles.length > 0 && (
        <>
          <h4>{text('personal.first')}</h4>
          <ul class="personal-list" data-testid="personal-obstacles">
            {outlook.obstacles.map((obstacle) => <li key={obstacle}>{text(`personal.obstacle.${obstacle}`)}</li>)}
          </ul>
        </>
      )}
      {outlook && outlook.obstacles.length === 0 && (
        <form class="personal-form" onSubmit={(event) => void close(event)}>
          <label class="field">{text('personal.type', { name: outlook.displayName })}
            <input name="confirmation" value={name} autocomplete="off" required data-testid="personal-name"
              aria-invalid={refusal !== ''} aria-describedby="personal-refusal" onInput={(event) => setName(event.currentTarget.value)} />
          </label>
          <span class="form-problem" role="alert" id="personal-refusal" data-testid="personal-refusal">{refusal}</span>
          <button class="secondary wide danger" disabled={busy} data-testid="personal-confirm">{text('personal.confirm')}</button>
          <button type="button" class="primary wide" data-testid="personal-keep" onClick={onKeep}>{text('personal.keep')}</button>
        </form>
      )}
    </section>
  );
}

/** What there is to lose, in words; never an empty list. */
function losses(outlook: ErasureOutlook): string[] {
  const { points, socialMinutes, certificates, tasksToVerify, openReports } = outlook;
  const all = ([
    ['personal.points', points], ['personal.minutes', socialMinutes], ['personal.certificates', certificates],
    ['personal.toVerify', tasksToVerify], ['personal.reports', openReports],
  ] as const).filter(([, n]) => n > 0).map(([key, n]) => text(key, { n }));
  return all.length > 0 ? all : [text('personal.nothing')];
}
