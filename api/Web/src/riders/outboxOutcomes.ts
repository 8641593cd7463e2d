import { effect } from '@preact/signals';
import { onSignOut, session } from '../accounts/session';
import { text } from '../i18n/i18n';
import type { Case, Task } from '../net/wire';
import { closeOutbox, drop, empty, openOutbox, trySending, type Listener } from '../offline/outbox';
import { putCase } from '../reports/ownCases';
import type { UnsentCommand } from '../offline/unsentCommands';
import { notify, openDialogs } from '../ui/Notices';
import { refreshMe, applyTask } from './riderConnection';
import { offers, riderLink } from './riderState';

/** For this long, in milliseconds, the dialog of an answered offer is assumed to be in view. */
const DIALOG_MS = 15_000;

const isOfCase = ({ step }: UnsentCommand) => ['report', 'join', 'reportPhoto', 'reportVoice', 'reopen'].includes(step);

/** Handles the result of a queued command, of this or an earlier visit. */
const outcomes: Listener = {
  sent(item, answer) {
    if (item.step === 'photo') notify(text('outbox.photoSent'), 'good');
    if (isOfCase(item)) putCase(answer as Case);
    if (item.step === 'report' && !openDialogs.value.includes('report-sheet')) notify(text('report.arrived'), 'good');
    if (item.step === 'accept') offers.value = [];
    if (item.step === 'accept' || item.step === 'start' || item.step === 'submit') applyTask(answer as Task);
  },
  refused(item, error) {
    // The dialog of an offer shows its own refusal; it is listed only when the rider has left the dialog since.
    // A photo of a task that has been decided meanwhile is not needed any more.
    const late = item.step === 'photo' && error.code === 'wrong_status';
    const looking = late || item.step === 'decline' || (item.step === 'accept' && Date.now() - item.createdAt < DIALOG_MS);
    if (looking) void drop(item.operationId);
    else if (!openDialogs.value.includes('report-sheet')) notify(text('outbox.refused'), 'bad');
    refreshMe().catch(() => undefined);
  },
};

let started = false;

/** Sends the queued commands of whoever is signed in, from now on, and shows the results. */
export function startSending(): void {
  if (started) return;
  started = true;
  // Only a change of the person matters, not a renewal of tokens.
  let open: string | null = null;
  effect(() => {
    const subject = session.value?.subject ?? null;
    if (subject === open) return;
    open = subject;
    closeOutbox();
    if (subject) openOutbox(subject, outcomes);
  });
  // A fresh connection is the best sign that there is a network.
  riderLink.subscribe((link) => { if (link === 'up') trySending(); });
  onSignOut((subject) => void empty(subject));
}
