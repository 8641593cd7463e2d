import { call, newOperationId } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { Task } from '../net/wire';
import { me, patchMe } from './riderState';

/** Why a task goes back, in the order in which it is asked: the server takes these and no text. */
export const HAND_BACK_REASONS = ['tooFar', 'tooLittleTime', 'vehicle', 'unsafe', 'cannotDo'] as const;
export type HandBackReason = typeof HAND_BACK_REASONS[number];

/** Gives a task back that no platform forgives the time for. Only with a network: whether it may be is the server's to say. */
export function handBack(task: Task): Promise<void> {
  const body = { operationId: newOperationId() };
  return giveBack(task, () => call('POST', '/tasks/{id}/hand-back', { path: { id: task.id }, body }));
}

/** Gives a task back for a reason of the rider's, which its dispatcher sees. With a network only, too. */
export function handBackBecause(task: Task, reason: HandBackReason): Promise<void> {
  const body = { operationId: newOperationId(), reason };
  return giveBack(task, () => call('POST', '/tasks/{id}/decline', { path: { id: task.id }, body }));
}

async function giveBack(task: Task, send: () => Promise<unknown>): Promise<void> {
  // Away before the server says so: what is heard of it then is no news to who gave it back.
  patchMe({ activeTask: null });
  try {
    await retryCommand(send);
  } catch (error) {
    if (!me.value?.activeTask) patchMe({ activeTask: task });
    throw error;
  }
}
