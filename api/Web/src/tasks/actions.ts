import type { Task, TaskAction } from '../net/wire';

/** Whether the server lets the reader do this now. */
export function may(task: Task, action: TaskAction): boolean {
  return task.actions?.includes(action) === true;
}

/** Whether the reader has no action left on it. */
export function isDone(task: Task): boolean {
  return !task.actions?.length;
}

/** Whether its time still runs: work that is submitted or over waits for a person, and not for a clock. */
export function timeRuns(task: Task, at: number): boolean {
  return isTimed(task) && Date.parse(task.deadline) > at;
}

/** Whether the deadline has passed with the work not done, even before the server has said so. */
export function isLate(task: Task, at: number): boolean {
  return task.overdue === true || (isTimed(task) && Date.parse(task.deadline) <= at);
}

function isTimed(task: Task): boolean {
  return may(task, 'cancel') || may(task, 'submit');
}

/** Whether the search ended without a rider, so that a dispatcher must choose one. */
export function foundNoRider(task: Pick<Task, 'status' | 'needsDispatcher'>): boolean {
  return task.needsDispatcher && (task.status === 'accepted' || task.status === 'offering');
}
