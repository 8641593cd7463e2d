import { useEffect, useRef, useState } from 'preact/hooks';
import { districtName } from '../districts/districts';
import { namedDayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { now } from '../net/clock';
import { describe } from '../net/problem';
import { retryCommand } from '../net/retryCommand';
import type { Case, CaseHistory } from '../net/wire';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { className, reasonText } from './caseClasses';
import { caseStatusName, doerText, dueText, eventText } from './caseText';
import { CasePhotos } from './CasePhotos';
import { CaseVoices } from './CaseVoices';
import { putCase } from './ownCases';

interface Props { view: Case; subject: string; onBack: () => void; onClose: () => void }

/** One case as its reporter reads it: where it stands, who has it, by when, and every step. */
export function CaseDetail({ view, subject, onBack, onClose }: Props) {
  // A word of the hub may have been missed.
  useEffect(() => { call('GET', '/cases/{id}', { path: { id: view.id } }).then(putCase, () => undefined); }, [view.id]);
  const due = dueText(view, now.value);
  return (
    <Dialog title={className(view.class)} testId="case-detail" kind="full" onClose={onClose}>
      <button type="button" class="linkish case-back" data-testid="case-back" onClick={onBack}>
        <Icon name="back" size={20} />{text('report.mine')}
      </button>
      <p class="case-head">
        <span class={`case-status ${view.status}`} data-testid="case-status" data-status={view.status}>{caseStatusName(view.status)}</span>
        <span class="muted">{text('case.reporters', { n: view.reporterCount })}</span>
      </p>
      {due && <p class={view.overdue ? 'hint' : ''} data-testid="case-due"><Icon name="clock" size={20} /> {due}</p>}
      {view.reason && <p class="hint" data-testid="case-reason"><Icon name="warning" size={20} />{reasonText(view.reason)}</p>}
      {view.mergedInto && <p class="hint"><Icon name="link" size={20} />{text('case.mergedLong')}</p>}
      <p><bdi>{view.note}</bdi></p>
      {view.photos.length > 0 && <CasePhotos ids={view.photos.map(({ id }) => id)} />}
      {view.voices.length > 0 && <CaseVoices ids={view.voices.map(({ id }) => id)} />}
      <dl class="case-facts">
        {view.number && <div><dt>{text('case.number')}</dt><dd>{view.number}</dd></div>}
        <div><dt>{text('case.district')}</dt><dd>{districtName(view.district)}</dd></div>
        {view.unit && <div><dt>{text('case.unit')}</dt><dd><bdi>{view.unit}</bdi></dd></div>}
        <div><dt>{text('case.seen')}</dt><dd>{namedDayAndTime(view.takenAt, now.value)}</dd></div>
        {view.reviewAt && <div><dt>{text('case.review')}</dt><dd>{namedDayAndTime(view.reviewAt, now.value)}</dd></div>}
      </dl>
      {view.actions.includes('reopen') && <Reopen view={view} />}
      <h3>{text('case.history')}</h3>
      <ol class="case-history" data-testid="case-history">
        {view.history.map((entry, at) => <Step key={at} entry={entry} subject={subject} />)}
      </ol>
    </Dialog>
  );
}

function Step({ entry, subject }: { entry: CaseHistory; subject: string }) {
  return (
    <li data-testid="case-step" data-event={entry.event}>
      <strong>{eventText(entry)}</strong>
      <span class="muted">{namedDayAndTime(entry.at, now.value)} · {doerText(entry, subject)}</span>
      {entry.unit && <span>{text('case.toUnit')}<bdi>{entry.unit}</bdi></span>}
      {entry.event !== 'reported' && entry.district && <span>{districtName(entry.district)}</span>}
      {entry.reason && <span>{reasonText(entry.reason)}</span>}
      {entry.note && <span><bdi>{entry.note}</bdi></span>}
      {entry.reviewAt && <span>{text('case.review')} {namedDayAndTime(entry.reviewAt, now.value)}</span>}
    </li>
  );
}

/** "Not solved": why, and it is dealt with again. */
function Reopen({ view }: { view: Case }) {
  const operation = useRef(newOperationId());
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function reopen(): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      const body = { operationId: operation.current, note };
      putCase(await retryCommand(() => call('POST', '/cases/{id}/reopen', { path: { id: view.id }, body })));
    } catch (error) {
      setTrouble(describe(error));
      operation.current = newOperationId();
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="case-reopen" onSubmit={(event) => { event.preventDefault(); void reopen(); }}>
      <label>{text('case.reopenWhy')}
        <textarea rows={2} maxLength={500} value={note} data-testid="reopen-note" onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <p class="form-problem" role="alert">{trouble}</p>
      <button class="primary wide" disabled={busy || !note.trim()} data-testid="reopen-send">{text('case.reopen')}</button>
    </form>
  );
}
