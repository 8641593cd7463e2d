import { call, newOperationId } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { Task } from '../net/wire';
import { leaving, me, patchMe } from './riderState';

/** Gives a task back that no platform forgives the time for. Only with a network: whether it may be is the server's to say. */
export async function handBack(task: Task): Promise<void> {
  const body = { operationId: newOperationId() };
  leaving.add(task.id);
  try {
    await retryCommand(() => call('POST', '/tasks/{id}/hand-back', { path: { id: task.id }, body }));
    if (me.value?.activeTask?.id === task.id) patchMe({ activeTask: null });
  } catch (error) {
    leaving.delete(task.id);
    throw error;
  }
}
