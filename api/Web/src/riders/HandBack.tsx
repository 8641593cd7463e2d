import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { HAND_BACK_REASONS, handBackBecause, type HandBackReason } from './handBack';

/** The way out of a task that cannot be done, while the server allows it: one tap to ask, one with the reason. */
export function HandBack({ task }: { task: Task }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);

  async function leave(reason: HandBackReason): Promise<void> {
    setBusy(true);
    try {
      await handBackBecause(task, reason);
      notify(text('back.done'), 'good');
    } catch (error) {
      notifyError(error);
      setBusy(false);
    }
  }

  if (!asked) {
    return (
      <button type="button" class="plain" data-testid="back-open" onClick={() => setAsked(true)}>
        <Icon name="back" size={22} />{text('back.open')}
      </button>
    );
  }
  return (
    <fieldset class="choices" disabled={busy} data-testid="back-reasons">
      <legend>{text('back.title')}</legend>
      <div class="chips">
        {HAND_BACK_REASONS.map((reason) => (
          <button key={reason} type="button" class="chip" data-testid={`back-${reason}`} onClick={() => void leave(reason)}>
            {text(`back.${reason}`)}
          </button>
        ))}
        <button type="button" class="plain" data-testid="back-keep" onClick={() => setAsked(false)}>{text('back.keep')}</button>
      </div>
    </fieldset>
  );
}
