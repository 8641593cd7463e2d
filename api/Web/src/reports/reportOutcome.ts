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

/** A report's own command and that of its photo, among what is not sent yet. */
export function partsOf(operationId: string, unsent: UnsentCommand[]): { words: UnsentCommand | undefined; photo: UnsentCommand | undefined } {
  const mine = unsent.filter((item) => item.taskId === operationId);
  return { words: mine.find(({ step }) => step === 'report' || step === 'join'), photo: mine.find(({ step }) => step === 'reportPhoto') };
}
