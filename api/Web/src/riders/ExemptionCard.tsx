import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Task } from '../net/wire';
import { isPending } from '../offline/unsentCommands';
import { may } from '../tasks/actions';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { exemptionText } from './exemptionText';
import { handBack } from './handBack';

/** What the rider's platforms forgive for the task at hand, and the way back where none does. */
export function ExemptionCard({ task }: { task: Task }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const mayLeave = may(task, 'handBack') && !isPending(task.id, 'start') && !isPending(task.id, 'submit');

  async function leave(): Promise<void> {
    if (!asked) {
      setAsked(true);
      return;
    }
    setBusy(true);
    try {
      await handBack(task);
      notify(text('exemption.handedBack'), 'good');
    } catch (error) {
      notifyError(error);
      setBusy(false);
    }
  }

  return (
    <div class="exemption" role="group" aria-label={text('exemption.title')} data-testid="exemption">
      <ul>
        {(task.exemptions ?? []).map((exemption) => (
          <li key={exemption.platformId} class={`exemption-${exemption.status}`} data-testid="exemption-line" data-status={exemption.status}>
            <Icon name={exemption.status === 'granted' ? 'check' : exemption.status === 'asked' ? 'clock' : 'warning'} size={22} />
            <span>{exemptionText(exemption, now.value)}</span>
          </li>
        ))}
      </ul>
      {mayLeave && (
        <>
          <p class="muted">{text('exemption.mayHandBack')}</p>
          <button type="button" class="secondary" disabled={busy} data-testid="hand-back" onClick={() => void leave()}>
            <Icon name="back" size={22} />{text(asked ? 'exemption.confirm' : 'exemption.handBack')}
          </button>
        </>
      )}
    </div>
  );
}
