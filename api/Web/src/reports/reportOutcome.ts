import type { UnsentCommand } from '../offline/unsentCommands';

/**
 * What has become of a report, or of its photo. `received` only when the server has said so; `kept` when it is on the phone and could not be
 * sent yet.
 */
export type Stage = 'sending' | 'kept' | 'received' | 'refused';

export function stageOf(item: UnsentCommand | undefined): Stage {
  if (!item) return 'received';
  if (item.refused) return 'refused';
  return item.lastFailure ? 'kept' : 'sending';
}

/** What is not sent yet of a report. */
export interface Parts { words: UnsentCommand | undefined; photo: UnsentCommand | undefined; voice: UnsentCommand | undefined }

/** A report's own command and those of what follows it, among all that is not sent yet. */
export function partsOf(operationId: string, unsent: UnsentCommand[]): Parts {
  const mine = unsent.filter((item) => item.taskId === operationId);
  const of = (...steps: string[]) => mine.find(({ step }) => steps.includes(step));
  return { words: of('report', 'join'), photo: of('reportPhoto'), voice: of('reportVoice') };
}
