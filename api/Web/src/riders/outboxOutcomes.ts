import { effect } from '@preact/signals';
import { onSignOut, session } from '../accounts/session';
import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { closeOutbox, drop, empty, openOutbox, trySending, type Listener } from '../offline/outbox';
import { notify } from '../ui/Notices';
import { refreshMe, takeTask } from './riderConnection';
import { offers, riderLink } from './riderState';

/** For so long, in milliseconds, a rider looks at the dialog that an offer was answered in. */
const DIALOG_MS = 15_000;

/** What comes of what the phone has kept, now or on an earlier visit. */
const outcomes: Listener = {
  sent(item, answer) {
    if (item.step === 'photo') notify(text('outbox.photoSent'), 'good');
    if (item.step === 'accept') offers.value = [];
    if (item.step === 'accept' || item.step === 'start' || item.step === 'submit') takeTask(answer as Task);
  },
  refused(item, error) {
    // An offer that is gone is told by the dialog that it was answered in; only a rider who has looked away since must find it.
    // And a photo of work that has been judged meanwhile is missed by nobody.
    const late = item.step === 'photo' && error.code === 'wrong_status';
    const looking = late || item.step === 'decline' || (item.step === 'accept' && Date.now() - item.createdAt < DIALOG_MS);
    if (looking) void drop(item.operationId);
    else notify(text('outbox.refused'), 'bad');
    refreshMe().catch(() => undefined);
  },
};

/** From now on what a signed-in rider has unsent is sent, and they are told what became of it. */
export function startSending(): void {
  // Of the person only, not of every exchange of their tokens.
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
