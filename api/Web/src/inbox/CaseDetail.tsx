import { useEffect, useRef } from 'preact/hooks';
import { session } from '../accounts/session';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Case } from '../net/wire';
import { districtName } from '../districts/districts';
import { statusName as taskStatus } from '../tasks/taskText';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { Attachments } from './Attachments';
import { CaseActions } from './CaseActions';
import { CaseTimeline } from './CaseTimeline';
import { className, loadClasses, reasonText } from './caseClasses';
import { personText } from './casePeople';
import { isLate, limitText, minute, statusName } from './caseText';
import { Due } from './Due';
import { loadSelected, select } from './inboxState';
import { Surroundings } from './Surroundings';

export function CaseDetail({ view }: { view: Case }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { loadSelected().catch(notifyError); }, [view.id]);
  useEffect(() => { void loadClasses(view.district); }, [view.district]);
  // Choosing a row elsewhere on the page brings the reader here.
  useEffect(() => heading.current?.focus(), [view.id]);
  const { position, due, proposedSuspension: asked } = view;
  const late = isLate(view, minute.value * 60_000);
  const moment = (at: string) => dayAndTime(at, now.peek());
  return (
    <section class="detail" aria-labelledby="case-title" data-testid="case-detail" data-case={view.id} data-status={view.status}>
      <div class="dialog-head">
        <h2 id="case-title" tabIndex={-1} ref={heading}>
          {view.limits.urgent && <span class="flag urgent">{text('inbox.urgent')}</span>}{className(view.class, view.district)}
        </h2>
        <button type="button" class="plain square" aria-label={text('action.close')} data-testid="case-detail-close" onClick={() => select(null)}>
          <Icon name="close" />
        </button>
      </div>
      <p class={`detail-status ${late ? 'late' : ''}`}>
        <strong data-testid="case-status">{statusName(view.status)}</strong>
        <Due view={view} />
      </p>
      <p data-testid="case-note"><bdi>{view.note}</bdi></p>
      {asked && (
        <p class="hint" data-testid="suspension-asked">
          {text('inbox.suspensionBy', {
            by: asked.by === session.value?.subject ? text('inbox.byMe') : personText(asked.by, view), at: moment(asked.reviewAt), note: asked.note,
          })}
        </p>
      )}
      <dl class="facts">
        {view.number && <div><dt>{text('inbox.number')}</dt><dd data-testid="case-number">{view.number}</dd></div>}
        <div><dt>{text('task.district')}</dt><dd>{districtName(view.district)}</dd></div>
        <div>
          <dt>{text('inbox.place')}</dt>
          <dd data-testid="case-place">{position.lat.toFixed(5)}, {position.lon.toFixed(5)}</dd>
        </div>
        <div><dt>{text('inbox.reportedAt')}</dt><dd>{moment(view.reportedAt)}</dd></div>
        {view.takenAt !== view.reportedAt && <div><dt>{text('inbox.observedAt')}</dt><dd>{moment(view.takenAt)}</dd></div>}
        <div><dt>{text('inbox.reporterCount')}</dt><dd data-testid="case-reporters">
          {view.reporterCount}{view.fromPublic && text('inbox.fromPublic')}
        </dd></div>
        {view.unit && <div><dt>{text('inbox.unit')}</dt><dd data-testid="case-unit"><bdi>{view.unit}</bdi></dd></div>}
        {due && <div><dt>{text(`inbox.${due.clock}Due`)}</dt><dd>{moment(due.at)}</dd></div>}
        <div><dt>{text('inbox.limitAnswer')}</dt><dd>{limitText(view.limits.answer)}</dd></div>
        <div><dt>{text('inbox.limitClosing')}</dt><dd>{limitText(view.limits.close)}</dd></div>
        {view.reviewAt && <div><dt>{text('inbox.review')}</dt><dd data-testid="case-review">{moment(view.reviewAt)}</dd></div>}
        {view.handedFrom && <div><dt>{text('inbox.handedFrom')}</dt><dd>{districtName(view.handedFrom)}</dd></div>}
        <Surroundings view={view} />
        {view.reason && <div><dt>{text('inbox.reason')}</dt><dd>{reasonText(view.reason, view.district)}</dd></div>}
      </dl>
      {(view.mergedInto || view.absorbed.length > 0) && (
        <p class="links">
          {view.mergedInto && <CaseLink id={view.mergedInto} words={text('inbox.mergedInto')} />}
          {view.absorbed.map((id) => <CaseLink key={id} id={id} words={text('inbox.absorbed')} />)}
        </p>
      )}
      {view.tasks.length > 0 && (
        <ul class="case-tasks" data-testid="case-tasks">
          {view.tasks.map((task) => (
            <li key={task.taskId}>
              <Icon name="duty" size={18} />{text(task.forVerification ? 'inbox.taskToVerify' : 'inbox.taskToSolve')} · {taskStatus(task.status)}
              {task.assignee && <bdi class="muted">{personText(task.assignee, view)}</bdi>}
            </li>
          ))}
        </ul>
      )}
      <Attachments view={view} />
      <CaseActions view={view} />
      <CaseTimeline view={view} />
    </section>
  );
}

function CaseLink({ id, words }: { id: string; words: string }) {
  return <button type="button" class="linkish" onClick={() => select(id)}>{words}</button>;
}
