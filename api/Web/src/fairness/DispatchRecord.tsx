import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { metres, text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { DispatchDecision } from '../net/wire';

/** Why tasks near the rider were offered to them, or were not; the last one first. */
export function DispatchRecord() {
  const [lines, setLines] = useState<DispatchDecision[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');

  async function load(cursor: string | null): Promise<void> {
    try {
      const page = await call('GET', '/riders/me/dispatch-record', { query: { limit: '30', ...(cursor ? { cursor } : {}) } });
      setLines((known) => (cursor ? [...(known ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }
  useEffect(() => { void load(null); }, []);

  const now = Date.now();
  return (
    <>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {!lines && !trouble && <p class="empty" role="status">{text('fairness.loading')}</p>}
      {lines?.length === 0 && <p class="empty" data-testid="record-none">{text('fairness.none')}</p>}
      <ul class="record" data-testid="record">
        {lines?.map(({ taskId, at, decision, withinM }) => (
          <li key={taskId} data-decision={decision}>
            <strong>{text(`fairness.decision.${decision}`)}</strong>
            <small>
              {dayAndTime(at, now)} · {withinM == null ? text('fairness.beyond') : text('fairness.within', { d: metres(withinM) })}
            </small>
          </li>
        ))}
      </ul>
      {next && (
        <button type="button" class="secondary wide" data-testid="record-more" onClick={() => void load(next)}>{text('fairness.more')}</button>
      )}
    </>
  );
}
