import { text } from '../i18n/i18n';
import type { SandboxDuty } from '../net/wire';
import { taskName } from '../tasks/taskText';
import { Icon } from '../ui/Icon';

/** One duty as the platform knows it. */
export function SandboxDutyCard({ duty }: { duty: SandboxDuty }) {
  const seconds = Math.max(0, Math.round((Date.parse(duty.receivedAt) - Date.parse(duty.startedAt)) / 100) / 10);
  return (
    <li class="sandbox-duty" data-testid="sandbox-duty" data-status={duty.status} data-granted={duty.grantedMinutes ?? ''}>
      <div class="sandbox-duty-head">
        <strong>{taskName(duty.taskClass)}</strong>
        <span class={`tag ${duty.status}`}>{text(`sandbox.${duty.status}`)}</span>
      </div>
      <p>{text('sandbox.rider')} <code>{duty.rider}</code></p>
      <p>{text('sandbox.asked', { expected: duty.expectedMinutes, held: duty.heldMinutes })}</p>
      <p class={duty.recordIsGenuine ? 'good' : 'bad'}>
        <Icon name={duty.recordIsGenuine ? 'check' : 'warning'} size={20} />{text(duty.recordIsGenuine ? 'sandbox.genuine' : 'sandbox.notGenuine')}
      </p>
      <p><strong>{duty.grantedMinutes === null || duty.grantedMinutes === undefined
        ? text('sandbox.unanswered') : text('sandbox.granted', { n: duty.grantedMinutes })}</strong></p>
      {duty.tried.some((one) => one !== 'granted') && <p class="muted">{text('sandbox.tried', { codes: duty.tried.join(', ') })}</p>}
      <p class="muted">{text('sandbox.after', { seconds, posts: duty.posts })}</p>
    </li>
  );
}
