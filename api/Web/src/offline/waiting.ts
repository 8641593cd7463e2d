import { signal } from '@preact/signals';

/** What a command means to a person; the words for it are `outbox.step.…`. */
export type Step = 'accept' | 'decline' | 'start' | 'submit' | 'photo' | 'noPhoto';

/** A command that is kept on the phone: waiting to be sent, on its way, or refused and not yet looked at. */
export interface Unsent {
  operationId: string;
  subject: string;
  step: Step;
  taskId: string;
  /** The kind of the task, to name it by. */
  taskType: string;
  createdAt: number;
  /** Since when the server has been asked in vain, and how often. */
  tries: number;
  /** What the server refused it with, for good; null while it may still be sent. */
  refused: { code: string; status: number; detail?: string } | null;
  /** Of a photo: how much of it has arrived, 0 to 1. */
  progress?: number;
}

/** All that is kept of the person who is signed in, oldest first. */
export const unsent = signal<Unsent[]>([]);

/** Those that are still to be sent. */
export const waiting = { get value(): Unsent[] { return unsent.value.filter((item) => !item.refused); } };
