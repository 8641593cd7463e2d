import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { drop, post } from '../offline/outbox';
import type { UnsentCommand } from '../offline/unsentCommands';
import { notify } from '../ui/Notices';

/** Begins the task now, or as soon as there is a network. */
export async function start(task: Task): Promise<void> {
  await notifyIfQueued(post({ step: 'start', taskId: task.id, taskType: task.type, body: {} }));
}

/** Submits the note at once; the photo is uploaded separately. */
export async function submit(task: Task, note: string, photo: Blob | null): Promise<void> {
  const evidence = { ...(note ? { note } : {}), ...(photo ? { photoFollows: true } : {}) };
  const words = post({ step: 'submit', taskId: task.id, taskType: task.type, body: { evidence } });
  if (photo) void sendPhoto(task.id, task.type, photo);
  await notifyIfQueued(words);
}

export async function sendPhoto(taskId: string, taskType: string, photo: Blob): Promise<void> {
  await post({ step: 'photo', taskId, taskType, body: {}, photo });
}

/** Another photo in place of one that was refused. */
export async function replacePhoto(refused: UnsentCommand, photo: Blob): Promise<void> {
  const sent = sendPhoto(refused.taskId, refused.taskType, photo);
  await drop(refused.operationId);
  await sent;
}

/** Says that no photo will come after all. */
export async function giveUpPhoto(refused: UnsentCommand): Promise<void> {
  const { taskId, taskType } = refused;
  await drop(refused.operationId);
  await post({ step: 'noPhoto', taskId, taskType, body: { photoId: null } });
}

async function notifyIfQueued(sending: ReturnType<typeof post>): Promise<void> {
  if ((await sending).kind === 'kept') notify(text('outbox.kept'));
}
