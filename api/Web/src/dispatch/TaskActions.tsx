import { useState } from 'preact/hooks';
import { distance, text, textIfKnown } from '../i18n/i18n';
import { ApiError } from '../net/problem';
import type { Task } from '../net/wire';
import { may } from '../tasks/actions';
import { Problem, useFormProblem } from '../ui/formProblem';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { act, candidates, loadCandidates, loadTask, type DispatcherAction } from './boardState';

export function TaskActions({ task }: { task: Task }) {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<'reject' | 'cancel' | 'assign' | null>(null);
  const problem = useFormProblem({ note: 'note' });
  const can = (action: DispatcherAction) => may(task, action);
  // An expired task is closed, not called off.
  const cancelWord = text(task.status === 'expired' ? 'action.closeTask' : 'action.cancelTask');

  async function run(action: DispatcherAction, more: { note?: string; riderId?: string } = {}): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      await act(task.id, action, more);
      notify(text(`action.done.${action}`), 'good');
      setAsking(null);
    } catch (error) {
      if (asking === 'reject' || asking === 'cancel') problem.take(error);
      else notifyError(error);
      // Another dispatcher or rider was faster: reload the task for its current actions.
      if (error instanceof ApiError && error.status === 409) await loadTask(task.id).catch(() => undefined);
    } finally {
      setBusy(false);
    }
  }

  async function showCandidates(): Promise<void> {
    setAsking('assign');
    await loadCandidates(task.id).catch(notifyError);
  }

  return (
    <div class="actions">
      <div class="action-row">
        {can('verify') && (
          <button type="button" class="primary" disabled={busy} data-testid="task-verify" onClick={() => void run('verify')}>
            <Icon name="check" />{text('action.verify')}
          </button>
        )}
        {can('reject') && (
          <button type="button" class="secondary" disabled={busy} data-testid="task-reject" onClick={() => setAsking('reject')}>
            {text('action.reject')}
          </button>
        )}
        {can('offer') && (
          <button type="button" class="secondary" disabled={busy} data-testid="task-offer" onClick={() => void run('offer')}>
            {text('action.offer')}
          </button>
        )}
        {can('assign') && (
          <button type="button" class="secondary" disabled={busy} aria-expanded={asking === 'assign'} data-testid="task-assign"
            onClick={() => void showCandidates()}>
            {text('action.assign')}
          </button>
        )}
        {can('cancel') && (
          <button type="button" class="secondary" disabled={busy} data-testid="task-cancel" onClick={() => setAsking('cancel')}>{cancelWord}</button>
        )}
      </div>
      {(asking === 'reject' || asking === 'cancel') && can(asking) && (
        <form ref={problem.form} noValidate onSubmit={(event) => { event.preventDefault(); void run(asking, noteOf(event)); }}>
          <label>{text(asking === 'reject' ? 'action.rejectWhy' : 'action.cancelWhy')}
            <textarea name="note" rows={2} maxLength={500} required={asking === 'reject'} data-testid="action-note" {...problem.at('note')} />
            <Problem name="note" words={problem.of('note')} />
          </label>
          <Problem name="form" words={problem.rest} />
          <div class="action-row">
            <button class="primary" disabled={busy} data-testid="action-confirm">{asking === 'reject' ? text('action.reject') : cancelWord}</button>
            <button type="button" class="secondary" onClick={() => setAsking(null)}>{text('action.back')}</button>
          </div>
        </form>
      )}
      {asking === 'assign' && can('assign') && <Candidates taskId={task.id} busy={busy} onPick={(riderId) => void run('assign', { riderId })} />}
    </div>
  );
}

function noteOf(event: SubmitEvent): { note?: string } {
  const note = String(new FormData(event.currentTarget as HTMLFormElement).get('note') ?? '').trim();
  return note ? { note } : {};
}

function Candidates({ taskId, busy, onPick }: { taskId: string; busy: boolean; onPick: (riderId: string) => void }) {
  const found = candidates.value.get(taskId);
  if (!found) return <p class="muted" role="status">{text('candidates.loading')}</p>;
  if (found.length === 0) return <p class="muted" role="status" data-testid="candidates-none">{text('candidates.none')}</p>;
  return (
    <ul class="people" data-testid="candidates">
      {found.map((rider) => (
        <li key={rider.riderId}>
          <button type="button" class="person" disabled={busy || !rider.mayAssign} data-testid="candidate"
            data-reason={rider.reason ?? undefined} data-rider={rider.riderId} onClick={() => onPick(rider.riderId)}>
            <Icon name="user" />
            <span class="card-main">
              <strong><bdi>{rider.displayName}</bdi></strong>
              <span class="muted">
                {distance(rider.distanceM, rider.accuracyM)} ·{' '}
                {rider.slackMinutes == null ? text('candidates.free') : text('candidates.slack', { n: Math.floor(rider.slackMinutes) })}
                {rider.skills.map((skill) => ` · ${textIfKnown(`skill.${skill}`) ?? skill}`).join('')}
              </span>
              {rider.reason && (
                <span class="muted" data-testid="candidate-reason">{textIfKnown(`candidates.why.${rider.reason}`) ?? rider.reason}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
