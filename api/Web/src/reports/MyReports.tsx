import { useEffect, useState } from 'preact/hooks';
import { namedDayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import { call } from '../net/api';
import { ApiError, describe } from '../net/problem';
import type { Case } from '../net/wire';
import { drop, trySending } from '../offline/outbox';
import { unsent, type UnsentCommand } from '../offline/unsentCommands';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { CaseDetail } from './CaseDetail';
import { className, readClassesOf } from './caseClasses';
import { caseStatusName, dueText } from './caseText';
import { NoticeSwitches } from './NoticeSwitches';
import { caseNews, caseSeen, loadCases, moreCases, ownCases, putCase } from './ownCases';
import { stageOf } from './reportOutcome';

const OF_REPORTS = new Set(['report', 'join', 'reportPhoto', 'reportVoice']);

/** `first` is the case that is opened at once, if any. */
interface Props { subject: string; first?: { caseId: string } | undefined; onClose: () => void; onRevise: (operationId: string) => void }

/** What a rider has reported or joined, and what of it is still on the phone. */
export function MyReports({ subject, first, onClose, onRevise }: Props) {
  const [open, setOpen] = useState<string | null>(first?.caseId ?? null);
  const [trouble, setTrouble] = useState('');
  const [loading, setLoading] = useState(false);
  const cases = ownCases.value;
  const waiting = unsent.value.filter(({ step }) => OF_REPORTS.has(step));
  const districts = [...new Set((cases ?? []).map(({ district }) => district))].join();

  async function load(cursor?: string): Promise<void> {
    setLoading(true);
    try {
      await loadCases(cursor);
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    } finally {
      setLoading(false);
    }
  }

  useEffect(() => { void load(); }, []);
  useEffect(() => { if (districts) districts.split(',').forEach((one) => void readClassesOf(one)); }, [districts]);

  useEffect(() => { setOpen(first?.caseId ?? null); }, [first]);
  const missing = open !== null && cases !== null && !cases.some(({ id }) => id === open);
  // One that was asked for by a notice may be older than what was read.
  useEffect(() => { if (missing) call('GET', '/cases/{id}', { path: { id: open! } }).then(putCase, () => setOpen(null)); }, [missing]);

  const shown = cases?.find(({ id }) => id === open);
  useEffect(() => { if (shown) caseSeen(shown.id); }, [shown?.id, shown?.revision]);
  if (shown) return <CaseDetail view={shown} subject={subject} onBack={() => setOpen(null)} onClose={onClose} />;
  return (
    <Dialog title={text('report.mine')} testId="my-reports" kind="full" onClose={onClose}>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {waiting.length > 0 && (
        <section class="unsent" aria-label={text('outbox.title')} data-testid="reports-unsent">
          <h3>{text('outbox.title')}</h3>
          <ul>{waiting.map((item) => <Waiting key={item.operationId} item={item} onRevise={onRevise} />)}</ul>
        </section>
      )}
      <NoticeSwitches />
      {!cases && !trouble && <p class="empty" role="status">{text('report.loading')}</p>}
      {cases?.length === 0 && waiting.length === 0 && <p class="empty" role="status">{text('report.none')}</p>}
      <ul class="case-list">
        {(cases ?? []).map((one) => <CaseCard key={one.id} view={one} onOpen={() => setOpen(one.id)} />)}
      </ul>
      {moreCases.value && (
        <button type="button" class="secondary wide" disabled={loading} onClick={() => void load(moreCases.value!)}>{text('report.more')}</button>
      )}
    </Dialog>
  );
}

function CaseCard({ view, onOpen }: { view: Case; onOpen: () => void }) {
  const due = dueText(view, now.value);
  return (
    <li>
      <button type="button" class={`case-card ${view.overdue ? 'overdue' : ''}`} data-testid="own-case" data-case={view.id} data-status={view.status}
        onClick={onOpen}>
        <span class="case-head">
          <strong>{className(view.class)}</strong>
          <span class={`case-status ${view.status}`}>{caseStatusName(view.status)}</span>
        </span>
        <span class="case-note"><bdi>{view.note}</bdi></span>
        <span class="muted">{namedDayAndTime(view.reportedAt, now.value)}{due && ` · ${due}`}</span>
        {caseNews.value.has(view.id) && <span class="case-new">{text('case.new')}</span>}
      </button>
    </li>
  );
}

function Waiting({ item, onRevise }: { item: UnsentCommand; onRevise: (operationId: string) => void }) {
  const stage = stageOf(item);
  return (
    <li data-testid="report-unsent" data-step={item.step} data-stage={stage}>
      <strong><bdi>{item.title}</bdi></strong>
      <p class={stage === 'refused' ? 'bad' : 'muted'} role="status">
        {text(`report.${item.step === 'reportPhoto' ? 'photo' : item.step === 'reportVoice' ? 'voice' : 'stage'}.${stage}`)}
        {item.refused && text('list.stop') + describe(new ApiError(item.refused.status, item.refused.code, item.refused.detail))}
        {item.progress !== undefined && !item.refused && ` ${text('outbox.progress', { n: Math.round(item.progress * 100) })}`}
      </p>
      {item.refused ? (
        <div class="action-row">
          {item.step === 'report' && (
            <button type="button" class="secondary" data-testid="report-again" onClick={() => onRevise(item.operationId)}>
              {text('report.revise')}
            </button>
          )}
          <button type="button" class="secondary" onClick={() => void drop(item.operationId)}>{text('outbox.seen')}</button>
        </div>
      ) : item.lastFailure && (
        <button type="button" class="secondary" onClick={trySending}><Icon name="arrow" size={20} />{text('outbox.tryNow')}</button>
      )}
    </li>
  );
}
