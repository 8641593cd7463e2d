import type { Task, TaskAction } from '../net/types';

/** Whether the server lets the reader do this now. */
export function may(task: Task, action: TaskAction): boolean {
  return task.actions?.includes(action) === true;
}

/** Whether nothing is left to do about it for whoever reads it. */
export function isDone(task: Task): boolean {
  return !task.actions?.length;
}

/** Whether its time still runs: work that is submitted or over waits for a person, and not for a clock. */
export function timeRuns(task: Task, at: number): boolean {
  return (may(task, 'cancel') || may(task, 'submit')) && Date.parse(task.deadline) > at;
}
