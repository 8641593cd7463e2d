import type { CaseAction } from '../net/wire';
import type { DeskAction } from './caseCommands';

/** What a form asks besides the remark. */
export type Field = 'class' | 'reason' | 'target' | 'unit' | 'district' | 'review' | 'extension' | 'task';

interface ActionForm {
  /** The letter that stands for it on the keyboard. */
  letter: string;
  field?: Field;
  /** Whether a remark is asked for; without it and without a field the press is enough. */
  note?: 'optional' | 'required';
  /** Whether who reported the case reads the remark. */
  told?: boolean;
}

/** How each action is asked for. Which of them there are for a case, the server says. */
export const FORMS: Record<DeskAction, ActionForm> = {
  verify: { letter: 'v' },
  open: { letter: 'o', field: 'class', note: 'optional' },
  refuse: { letter: 'r', field: 'reason', note: 'optional', told: true },
  merge: { letter: 'm', field: 'target', note: 'optional', told: true },
  split: { letter: 's', note: 'required' },
  dispatch: { letter: 'd', field: 'unit', note: 'optional' },
  start: { letter: 'b' },
  finish: { letter: 'f', note: 'optional' },
  close: { letter: 'c', note: 'optional', told: true },
  rework: { letter: 'w', note: 'required' },
  return: { letter: 'u', note: 'required' },
  handOver: { letter: 'h', field: 'district', note: 'required' },
  handBack: { letter: 'k', note: 'required' },
  suspend: { letter: 'p', field: 'review', note: 'required', told: true },
  confirmSuspension: { letter: 'y' },
  declineSuspension: { letter: 'n', note: 'required' },
  resume: { letter: 'e' },
  extend: { letter: 'x', field: 'extension', note: 'required', told: true },
  makeTask: { letter: 't', field: 'task', note: 'optional' },
};

export const isDeskAction = (action: CaseAction): action is DeskAction => action in FORMS;

/** Whether pressing the button is all there is to it. */
export const isAtOnce = (action: DeskAction) => !FORMS[action].field && !FORMS[action].note;
