import type { Task, TaskStatus } from '../net/types';

/** Verified and cancelled tasks can no longer be late. The server's word counts, and so does the clock between two of its words. */
export function isOverdue(task: Task, at: number): boolean {
  const open: TaskStatus[] = ['reported', 'accepted', 'offering', 'assigned', 'inProgress', 'submitted', 'rejected', 'expired'];
  return open.includes(task.status) && (task.overdue === true || Date.parse(task.deadline) < at);
}
