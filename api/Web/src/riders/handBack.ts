import { call, newOperationId } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { Task } from '../net/wire';
import { me, patchMe } from './riderState';

/** Gives a task back that no platform forgives the time for. Only with a network: whether it may be is the server's to say. */
export async function handBack(task: Task): Promise<void> {
  const body = { operationId: newOperationId() };
  // Away before the server says so: what is heard of it then is no news to who gave it back.
  patchMe({ activeTask: null });
  try {
    await retryCommand(() => call('POST', '/tasks/{id}/hand-back', { path: { id: task.id }, body }));
  } catch (error) {
    if (!me.value?.activeTask) patchMe({ activeTask: task });
    throw error;
  }
}
