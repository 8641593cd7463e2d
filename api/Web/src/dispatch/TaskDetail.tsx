import { useEffect, useRef } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { metres, text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Task } from '../net/wire';
import { districtName } from '../districts/districts';
import { timeRuns } from '../tasks/actions';
import { historyRemark, historyText, insuranceOf, stateName, taskName } from '../tasks/taskText';
import { TimeLeft } from '../ui/Countdown';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { loadTask, selectedId } from './boardState';
import { EvidenceView } from './EvidenceView';
import { RidersNearby } from './RidersNearby';
import { TaskActions } from './TaskActions';

export function TaskDetail({ task }: { task: Task }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { loadTask(task.id).catch(notifyError); }, [task.id, task.revision]);
  // Choosing a card elsewhere on the page brings the reader here.
  useEffect(() => heading.current?.focus(), [task.id]);
  const late = task.overdue === true;
  const history = [...(task.history ?? [])].reverse();
  return (
    <section class="detail" aria-labelledby="task-title" data-testid="task-detail" data-task={task.id} data-status={task.status}>
      <div class="dialog-head">
        <h2 id="task-title" tabIndex={-1} ref={heading}>{taskName(task.type)}</h2>
        <button type="button" class="plain square" aria-label={text('action.close')} data-testid="task-detail-close"
          onClick={() => { selectedId.value = null; }}>
          <Icon name="close" />
        </button>
      </div>
      <p class={`detail-status ${late ? 'late' : ''}`}>
        {late && <Icon name="warning" size={20} />}
        <strong data-testid="task-status">{stateName(task)}</strong>
        {late ? <span>{text('board.late')}</span> : timeRuns(task, now.value) && (
          <span>{text('task.deadline')} <TimeLeft until={task.deadline} /></span>
        )}
      </p>
      {task.note && <p data-testid="task-detail-note"><bdi>{task.note}</bdi></p>}
      <dl class="facts">
        <div><dt>{text('task.district')}</dt><dd>{districtName(task.district)}</dd></div>
        <div><dt>{text('offer.points')}</dt><dd>{task.points}</dd></div>
        <div><dt>{text('offer.minutes')}</dt><dd>{text('unit.min', { n: task.minutes })}</dd></div>
        {insuranceOf(task) && <div><dt>{text('task.insured')}</dt><dd data-testid="task-insurance"><bdi>{insuranceOf(task)}</bdi></dd></div>}
        {task.assignee && <div><dt>{text('task.assignee')}</dt><dd data-testid="task-assignee">{task.assigneeName ?? task.assignee}</dd></div>}
        {task.ring ? <div><dt>{text('task.ring')}</dt><dd data-testid="task-ring">{metres(task.ring)}</dd></div> : null}
        {task.openOffers ? <div><dt>{text('task.openOffers')}</dt><dd data-testid="task-open-offers">{task.openOffers}</dd></div> : null}
      </dl>
      <RidersNearby task={task} />
      {task.evidence && <EvidenceView evidence={task.evidence} />}
      <TaskActions key={task.id} task={task} />
      <h3>{text('task.history')}</h3>
      <ol class="timeline" data-testid="task-history">
        {history.map((entry, index) => (
          <li key={`${entry.at}-${index}`} data-event={entry.event ?? entry.status}>
            <time dateTime={entry.at}>{dayAndTime(entry.at, now.value)}</time>
            <span><strong>{historyText(entry)}</strong>{historyRemark(entry) && <bdi class="muted"> {historyRemark(entry)}</bdi>}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
