import { useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now } from '../net/clock';
import type { EndedTask } from '../net/wire';
import { taskName } from '../tasks/taskText';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { applyMe } from './riderConnection';
import { me } from './riderState';

/** Tasks that came to nothing, with the dispatcher's reason. The server keeps each until the rider has said that they have seen it. */
export function EndedTasks() {
  return <>{me.value?.endedTasks?.map((ended) => <Ended key={ended.taskId} ended={ended} />)}</>;
}

function Ended({ ended }: { ended: EndedTask }) {
  const [busy, setBusy] = useState(false);
  async function dismiss(): Promise<void> {
    setBusy(true);
    try {
      applyMe(await call('DELETE', '/riders/me/ended-tasks/{taskId}', { path: { taskId: ended.taskId } }));
    } catch (error) {
      notifyError(error);
      setBusy(false);
    }
  }
  return (
    <section class="ended" role="status" data-testid="ended-task" data-status={ended.status} data-task={ended.taskId}>
      <Icon name="warning" size={28} />
      <div class="card-main">
        <strong>{text(ended.status === 'rejected' ? 'ended.rejected' : 'ended.cancelled', { type: taskName(ended.type) })}</strong>
        <span class="ended-reason" data-testid="ended-reason">
          {ended.reason ? text('ended.reason', { reason: ended.reason }) : text('ended.noReason')}
        </span>
        <span class="muted">{dayAndTime(ended.at, now.value)}</span>
      </div>
      <button type="button" class="secondary" disabled={busy} data-testid="ended-dismiss" onClick={() => void dismiss()}>{text('ended.seen')}</button>
    </section>
  );
}
