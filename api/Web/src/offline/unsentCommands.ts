import { computed, signal } from '@preact/signals';

/** What is done with a task. */
export type TaskStep = 'accept' | 'decline' | 'start' | 'submit' | 'photo' | 'noPhoto';
/** What is done about a case: a report, "me too", what follows either, "not solved", and a report that is still being written and not sent. */
export type ReportStep = 'report' | 'join' | 'reportPhoto' | 'reportVoice' | 'reopen' | 'draft';
/** What a command means to a person; the words for it are `outbox.step.…`. */
export type Step = TaskStep | ReportStep;

/** A command that is kept on the phone: waiting, on its way, or refused and not yet looked at. */
export interface UnsentCommand {
  /** Made once, so sending it twice changes nothing. */
  operationId: string;
  subject: string;
  step: Step;
  /** The task; of a report, and of what follows it, the report's own operation id; of "not solved" the case. */
  taskId: string;
  /** The kind of the task, to name it by; empty for what is about a case. */
  taskType: string;
  /** What a report is about, to name it by. */
  title?: string;
  /** This device's time (ms), to show; never what the order follows from. */
  createdAt: number;
  /** Why it was refused for good; null while it may still be sent. */
  refused: { status: number; code: string; detail?: string } | null;
  /** How often it was tried in vain since the page was opened. */
  tries?: number;
  /** What the last try met: no answer at all, or a server that cannot now. */
  lastFailure?: 'network' | 'server';
  /** Of a photo: how much of it has arrived, 0 to 1. */
  progress?: number;
}

/** Written whenever the queue changes, as a signal to other tabs; absent while the queue is empty. */
export const CHANGED_KEY = 'rs.outbox';

/** Whether commands may be queued on this phone: checked before the code that sends them is loaded. */
export function mayHaveUnsent(): boolean {
  try {
    return localStorage.getItem(CHANGED_KEY) !== null;
  } catch {
    return true;
  }
}

/** All that is kept of the person who is signed in, oldest first. */
export const unsent = signal<UnsentCommand[]>([]);

/** Those that are still to be sent. */
export const pendingCommands = computed(() => unsent.value.filter((item) => !item.refused));

/** False when commands are lost with the page (no database): the page then asks to be left open. */
export const isDurable = signal(true);

/** Whether a command carries a picture or a sound: those go beside the words, and after the ones that they belong to. */
export function isAttachment(step: string): boolean {
  return step === 'photo' || step === 'reportPhoto' || step === 'reportVoice';
}

/** Whether a step of a task is on its way. */
export function isPending(taskId: string, ...steps: Step[]): boolean {
  return pendingCommands.value.some((item) => item.taskId === taskId && steps.includes(item.step));
}
