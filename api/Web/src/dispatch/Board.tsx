import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Task } from '../net/wire';
import { districtName } from '../districts/districts';
import { timeRuns } from '../tasks/actions';
import { stateName, taskName } from '../tasks/taskText';
import { TimeLeft } from '../ui/Countdown';
import { hasIcon, Icon } from '../ui/Icon';
import { boardStatus, districtFilter, newPlace, selectedId, tasks } from './boardState';
import { arrange, COLUMNS, type Column } from './columns';

export function Board() {
  // By the minute is enough for sorting; each card counts its own seconds.
  const board = arrange(tasks.value.values(), districtFilter.value, now.value);
  return (
    <div class="board" data-testid="board">
      {COLUMNS.map((column) => <BoardColumn key={column} column={column} items={board[column]} />)}
    </div>
  );
}

function BoardColumn({ column, items }: { column: Column; items: Task[] }) {
  const late = items.filter((task) => task.overdue).length;
  const known = boardStatus.value !== 'unknown';
  const empty = boardStatus.value === 'live' ? `column.${column}.empty` as const : known ? 'board.stale' : 'board.unknown';
  return (
    <section class={`column ${column}`} aria-labelledby={`column-${column}`} data-testid={`column-${column}`}>
      <h2 id={`column-${column}`}>
        {text(`column.${column}`)}{' '}
        <span class={`count ${items.length > 0 ? 'some' : ''}`} data-testid={`count-${column}`}>{known ? items.length : '…'}</span>
        {late > 0 && <span class="late-count"><Icon name="warning" size={16} />{text('board.lateCount', { n: late })}</span>}
      </h2>
      {items.length === 0
        ? <p class="column-empty" data-testid={`empty-${column}`}>{text(empty)}</p>
        : <ul>{items.map((task) => <li key={task.id}><Card task={task} /></li>)}</ul>}
    </section>
  );
}

function Card({ task }: { task: Task }) {
  const late = task.overdue === true;
  return (
    <button type="button" class={`board-card ${late ? 'late' : ''}`} aria-pressed={selectedId.value === task.id} data-testid="task-card"
      data-task={task.id} data-status={task.status} data-overdue={late} onClick={() => { newPlace.value = null; selectedId.value = task.id; }}>
      {late && <span class="late-flag"><Icon name="warning" size={18} />{text('board.late')}</span>}
      <span class="board-card-title"><Icon name={hasIcon(task.type) ? task.type : 'duty'} size={20} />{taskName(task.type)}</span>
      {task.note && <bdi class="board-card-note">{task.note}</bdi>}
      <span class="board-card-facts">
        <span>{districtName(task.district)}</span>
        <span class="state">{stateName(task)}</span>
        {task.status === 'offering' && (task.openOffers ?? 0) > 0 && <span>{text('board.offers', { n: task.openOffers! })}</span>}
        {task.assigneeName && <span>{task.assigneeName}</span>}
        {!late && timeRuns(task, now.value) && <span><Icon name="clock" size={16} /> <TimeLeft until={task.deadline} /></span>}
      </span>
    </button>
  );
}
