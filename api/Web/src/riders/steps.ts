import { text } from '../i18n/i18n';
import type { Task } from '../net/types';
import { drop, post } from '../offline/outbox';
import type { Unsent } from '../offline/waiting';
import { notify } from '../ui/Notices';

const pathOf = (taskId: string, verb: string) => `/tasks/${encodeURIComponent(taskId)}/${verb}`;

/** Begins the task now, or as soon as there is a network. */
export async function start(task: Task): Promise<void> {
  await told(post({ step: 'start', taskId: task.id, taskType: task.type, path: pathOf(task.id, 'start'), body: {} }));
}

/** Submits the words at once; the photo follows in its own time and holds nothing up. */
export async function submit(task: Task, note: string, photo: Blob | null): Promise<void> {
  const evidence = { ...(note ? { note } : {}), ...(photo ? { photoFollows: true } : {}) };
  const words = post({ step: 'submit', taskId: task.id, taskType: task.type, path: pathOf(task.id, 'submit'), body: { evidence } });
  if (photo) void sendPhoto(task.id, task.type, photo);
  await told(words);
}

export async function sendPhoto(taskId: string, taskType: string, photo: Blob): Promise<void> {
  await post({ step: 'photo', taskId, taskType, path: pathOf(taskId, 'photo'), body: {}, photo });
}

/** Another photo in place of one that was refused. */
export async function photoAgain(refused: Unsent, photo: Blob): Promise<void> {
  const sent = sendPhoto(refused.taskId, refused.taskType, photo);
  await drop(refused.operationId);
  await sent;
}

/** Says that no photo will come after all. */
export async function withoutPhoto(refused: Unsent): Promise<void> {
  const { taskId, taskType } = refused;
  await drop(refused.operationId);
  await post({ step: 'noPhoto', taskId, taskType, path: pathOf(taskId, 'photo'), body: { photoId: null } });
}

async function told(sending: ReturnType<typeof post>): Promise<void> {
  if ((await sending).kind === 'kept') notify(text('outbox.kept'));
}
