import { useEffect } from 'preact/hooks';
import { session } from '../accounts/session';
import { dayAndTime } from '../i18n/chinaTime';
import { text, textIfKnown } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Case } from '../net/wire';
import { loadPeople, personText } from './casePeople';
import { historyDetail } from './caseText';

/** Everything that happened to a case, the latest first: what, when, by whom, and what they wrote. */
export function CaseTimeline({ view }: { view: Case }) {
  const me = session.value?.subject;
  useEffect(() => { loadPeople(view).catch(() => undefined); }, [view.id, view.revision]);
  return (
    <>
      <h3>{text('inbox.history')}</h3>
      <ol class="timeline" data-testid="case-history">
        {[...view.history].reverse().map((entry, index) => (
          <li key={view.history.length - index} data-event={entry.event}>
            <time dateTime={entry.at}>{dayAndTime(entry.at, now.peek())}</time>
            <span>
              <strong>{textIfKnown(`inbox.event.${entry.event}`) ?? entry.event}</strong>{' '}
              <bdi class="muted" data-testid="case-doer">{entry.by === me ? text('inbox.byMe') : personText(entry.by, view)}</bdi>
              {historyDetail(entry, view).map((part) => <bdi key={part} class="timeline-part">{part}</bdi>)}
              {entry.note && <bdi class="timeline-part">“{entry.note}”</bdi>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
