import { useEffect, useState } from 'preact/hooks';
import { districtName } from '../districts/districts';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now } from '../net/clock';
import { describe } from '../net/problem';
import type { DeadLetter, Webhook } from '../net/wire';
import { notify, notifyError } from '../ui/Notices';
import { eventName } from './eventTypes';

const PAGE = '20';

/** What a CloudEvents document says that people look for. */
interface Told { type: string; subject?: string; time?: string; data?: { district?: string; number?: string } }

/** Events that a webhook was not told, the oldest first, each with the last answer and how often it was tried. */
export function DeadLetters({ webhook: { id, actions }, onChange }: { webhook: Webhook; onChange: () => Promise<void> }) {
  const [letters, setLetters] = useState<DeadLetter[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');

  async function load(cursor?: string): Promise<void> {
    try {
      const page = await call('GET', '/webhooks/{id}/dead-letters', { path: { id }, query: { limit: PAGE, ...(cursor ? { cursor } : {}) } });
      setLetters((known) => [...(cursor ? known ?? [] : []), ...page.items]);
      setNext(page.next ?? null);
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }
  useEffect(() => { void load(); }, []);

  async function replay(eventId: string): Promise<void> {
    try {
      const { replayed } = await call('POST', '/webhooks/{id}/dead-letters/replay', { path: { id }, body: { eventIds: [eventId] } });
      notify(text('integrations.replayed', { n: replayed }), 'good');
      setLetters((known) => known?.filter((letter) => letter.eventId !== eventId) ?? null);
      await onChange();
    } catch (error) {
      notifyError(error);
    }
  }

  if (trouble) return <p class="form-problem" role="alert">{trouble}</p>;
  if (!letters) return <p class="muted" role="status">{text('integrations.loading')}</p>;
  const moment = (at: string) => dayAndTime(at, now.peek());
  return (
    <>
      <ul class="letters" data-testid="dead-letters">
        {letters.map((letter) => {
          const told = letter.event as unknown as Told;
          return (
            <li key={letter.eventId} data-testid="dead-letter" data-event={letter.eventId}>
              <details>
                <summary>
                  <strong>{eventName(told.type)}</strong>
                  <span>{told.data?.number ?? told.subject}</span>
                  {told.data?.district && <span class="muted">{districtName(told.data.district)}</span>}
                </summary>
                <pre dir="ltr">{JSON.stringify(letter.event, null, 1)}</pre>
              </details>
              <p class="muted">
                {text('integrations.tries', { n: letter.attempts })}
                {letter.triedAt && ` · ${text('integrations.triedAt', { time: moment(letter.triedAt) })}`}
                {` · ${text('integrations.deadAt', { time: moment(letter.deadAt) })}`}
              </p>
              <p class="answer"><bdi lang="en">{letter.failure}</bdi></p>
              {actions.includes('replay') && (
                <button type="button" class="secondary" data-testid="replay-one" onClick={() => void replay(letter.eventId)}>
                  {text('integrations.replayOne')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {next && <button type="button" class="secondary wide" data-testid="more" onClick={() => void load(next)}>{text('integrations.more')}</button>}
    </>
  );
}
