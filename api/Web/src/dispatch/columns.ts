import type { Task, TaskStatus } from '../net/wire';
import { sameDay } from '../i18n/chinaDay';
import { foundNoRider } from '../tasks/actions';

export type Column = 'waiting' | 'offering' | 'working' | 'submitted' | 'done';
export const COLUMNS: Column[] = ['waiting', 'offering', 'working', 'submitted', 'done'];

const OF_STATUS: Record<TaskStatus, Column> = {
  reported: 'waiting', accepted: 'waiting', expired: 'waiting', offering: 'offering', assigned: 'working',
  inProgress: 'working', submitted: 'submitted', verified: 'done', rejected: 'done', cancelled: 'done',
};

/** Where a task belongs on the board. One that found no rider waits for a person, whatever its status says. */
export function columnOf(task: Task): Column {
  return foundNoRider(task) ? 'waiting' : OF_STATUS[task.status];
}

/** Overdue first, then by deadline; what was done today in China, the latest first. */
export function arrange(tasks: Iterable<Task>, district: string, at: number): Record<Column, Task[]> {
  const board: Record<Column, Task[]> = { waiting: [], offering: [], working: [], submitted: [], done: [] };
  for (const task of tasks) {
    if (district && task.district !== district) continue;
    const column = columnOf(task);
    if (column === 'done' && !sameDay(lastChange(task), at)) continue;
    board[column].push(task);
  }
  for (const column of COLUMNS) {
    board[column].sort((a, b) => column === 'done'
      ? Date.parse(lastChange(b)) - Date.parse(lastChange(a))
      : Number(b.overdue === true) - Number(a.overdue === true) || Date.parse(a.deadline) - Date.parse(b.deadline));
  }
  return board;
}

function lastChange(task: Task): string {
  return task.history?.[task.history.length - 1]?.at ?? task.createdAt ?? task.deadline;
}
