import type { ComponentChildren } from 'preact';
import { districtName } from '../districts/districts';
import { namedDayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Case, CaseHistory } from '../net/wire';
import { Icon } from '../ui/Icon';
import { reasonText } from './caseClasses';
import { caseStatusName, dueText, eventText } from './caseText';

interface Props {
  view: Case;
  /** Who did a step, in words. */
  doer: (entry: CaseHistory) => string;
  /** Pictures and sounds, if any. */
  media?: ComponentChildren;
  children?: ComponentChildren;
}

/** Where a case stands, who has it, by when, and every step, as its reporter reads it. */
export function CaseCourse({ view, doer, media, children }: Props) {
  const due = dueText(view, now.value);
  return (
    <>
      <p class="case-head">
        <span class={`case-status ${view.status}`} data-testid="case-status" data-status={view.status}>{caseStatusName(view.status)}</span>
        <span class="muted">{text('case.reporters', { n: view.reporterCount })}</span>
      </p>
      {due && <p class={view.overdue ? 'hint' : ''} data-testid="case-due"><Icon name="clock" size={20} /> {due}</p>}
      {view.reason && <p class="hint" data-testid="case-reason"><Icon name="warning" size={20} />{reasonText(view.reason)}</p>}
      {view.mergedInto && <p class="hint"><Icon name="link" size={20} />{text('case.mergedLong')}</p>}
      {view.note && <p><bdi>{view.note}</bdi></p>}
      {media}
      <dl class="case-facts">
        {view.number && <div><dt>{text('case.number')}</dt><dd data-testid="case-number">{view.number}</dd></div>}
        <div><dt>{text('case.district')}</dt><dd>{districtName(view.district)}</dd></div>
        {view.unit && <div><dt>{text('case.unit')}</dt><dd><bdi>{view.unit}</bdi></dd></div>}
        <div><dt>{text('case.seen')}</dt><dd>{namedDayAndTime(view.takenAt, now.value)}</dd></div>
        {view.reviewAt && <div><dt>{text('case.review')}</dt><dd>{namedDayAndTime(view.reviewAt, now.value)}</dd></div>}
      </dl>
      {children}
      <h3>{text('case.history')}</h3>
      <ol class="case-history" data-testid="case-history">
        {view.history.map((entry, at) => <Step key={at} entry={entry} doer={doer} />)}
      </ol>
    </>
  );
}

function Step({ entry, doer }: { entry: CaseHistory; doer: (entry: CaseHistory) => string }) {
  return (
    <li data-testid="case-step" data-event={entry.event}>
      <strong>{eventText(entry)}</strong>
      <span class="muted">{namedDayAndTime(entry.at, now.value)} · {doer(entry)}</span>
      {entry.unit && <span>{text('case.toUnit')}<bdi>{entry.unit}</bdi></span>}
      {entry.event !== 'reported' && entry.district && <span>{districtName(entry.district)}</span>}
      {entry.reason && <span>{reasonText(entry.reason)}</span>}
      {entry.note && <span><bdi>{entry.note}</bdi></span>}
      {entry.reviewAt && <span>{text('case.review')} {namedDayAndTime(entry.reviewAt, now.value)}</span>}
    </li>
  );
}
