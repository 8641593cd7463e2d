import { loadWords } from '../i18n/i18n';
import { exemptionWords } from '../i18n/exemptionWords';
import { now } from '../net/clock';
import type { Task } from '../net/wire';
import { notify } from '../ui/Notices';
import { exemptionText } from './exemptionText';

/** Says what platforms have forgiven for a task that the rider is done with: its card is gone by then. */
export async function tellGranted(task: Task): Promise<void> {
  await loadWords(exemptionWords);
  for (const exemption of task.exemptions ?? []) {
    if (exemption.status === 'granted') notify(exemptionText(exemption, now.value), 'good');
  }
}
