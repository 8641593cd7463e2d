import { useState } from 'preact/hooks';
import { loadWords, metres, text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Task } from '../net/wire';
import { isPending } from '../offline/unsentCommands';
import { bearing, compass, distanceM } from '../stations/geo';
import { isLate, may, timeRuns } from '../tasks/actions';
import { shrink } from '../tasks/photo';
import { insuranceOf, statusName, taskName } from '../tasks/taskText';
import { TimeLeft } from '../ui/Countdown';
import { hasIcon, Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { lazy } from '../ui/lazy';
import { useAddressOf } from '../ui/useAddressOf';
import { fix, here } from './position';
import { HandBack } from './HandBack';
import { Navigate } from './Navigate';
import { start, submit } from './taskCommands';
import { TaskPlace } from './TaskPlace';

const ExemptionCard = lazy(async () => {
  const { ExemptionCard: Card, exemptionWords } = await import('./timeBundle');
  await loadWords(exemptionWords);
  return { default: Card };
});

export function TaskCard({ task }: { task: Task }) {
  const [busy, setBusy] = useState(false);
  // From where the rider is, not from where the list happens to look.
  const from = fix.value ?? here.value;
  const away = distanceM(from, task.position);
  const turn = bearing(from, task.position);
  // Shows pending commands as done, marked as not sent yet.
  const begun = isPending(task.id, 'start');
  const submitted = isPending(task.id, 'submit');
  const unsent = begun || submitted;
  const late = !submitted && isLate(task, now.value);
  // Where a platform was asked, its own card has the way back that leaves no trace.
  const mayLeave = may(task, 'decline') && !may(task, 'handBack') && !unsent;

  function nextStep(): string {
    if (submitted || !may(task, 'submit')) return text('next.wait');
    if (may(task, 'start') && !begun) return text('next.start', { start: text('task.start') });
    return text('next.submit', { submit: text('task.submit') });
  }

  async function run(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="task-card" aria-label={text('task.active')} data-testid="active-task" data-status={task.status} data-task={task.id}>
      <div class="task-head">
        <span class="offer-icon"><Icon name={hasIcon(task.type) ? task.type : 'duty'} size={32} /></span>
        <div class="card-main">
          <strong>{taskName(task.type)}</strong>
          <span class="status-word" data-testid="active-task-status">{statusName(begun ? 'inProgress' : task.status)}</span>
        </div>
        <span class="task-points">+{task.points}</span>
      </div>
      {task.note && <p><bdi>{task.note}</bdi></p>}
      {insuranceOf(task) && <p class="muted" data-testid="task-insurance">{text('task.insured')} · <bdi>{insuranceOf(task)}</bdi></p>}
      <p class="way" data-testid="way">
        <span class="needle">
          <svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true" transform={`rotate(${Math.round(turn)})`}>
            <path d="M12 3l6 17-6-4-6 4Z" />
          </svg>
        </span>
        <strong>{text('way.crow', { d: metres(away) })}</strong><span>{text('task.towards', { way: text(`compass.${compass(turn)}`) })}</span>
        {late ? <span class="late-word"><Icon name="warning" size={18} />{text('board.late')}</span>
          : timeRuns(task, now.value) && <span>{text('task.deadline')} <TimeLeft until={task.deadline} /></span>}
      </p>
      {late
        ? <p class="hint" role="status" data-testid="task-late"><Icon name="warning" size={20} />
          <span>{may(task, 'submit') && text('late.submit')} {mayLeave && text('late.back')}</span></p>
        : <p class="muted" data-testid="task-next">{nextStep()}</p>}
      {(task.exemptions?.length ?? 0) > 0 && <ExemptionCard task={task} />}
      {unsent && (
        <p class="hint" role="status" data-testid="not-sent">
          <Icon name="clock" size={20} />{text(submitted ? 'outbox.submitKept' : 'outbox.startKept')}
        </p>
      )}
      {/* The one thing to tap stands before the map: nobody scrolls for it. */}
      {submitted ? null : may(task, 'start') && !begun
        ? <button type="button" class="primary huge" disabled={busy} data-testid="task-start" onClick={() => void run(() => start(task))}>
          <Icon name="arrow" />{text('task.start')}</button>
        : (begun || may(task, 'submit')) && <SubmitForm busy={busy} onSubmit={(note, photo) => run(() => submit(task, note, photo))} />}
      <TaskPlace task={task} />
      {!submitted && <Navigate task={task} />}
      {mayLeave && <HandBack task={task} />}
    </section>
  );
}

function SubmitForm({ busy, onSubmit }: { busy: boolean; onSubmit: (note: string, photo: Blob | null) => Promise<void> }) {
  const [photo, setPhoto] = useState<Blob | null>(null);
  const preview = useAddressOf(photo);
  const [note, setNote] = useState('');

  async function picked(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    try {
      setPhoto(await shrink(file));
    } catch {
      notify(text('task.photoUnreadable'), 'bad');
    }
  }

  return (
    <form class="submit-form" onSubmit={(event) => { event.preventDefault(); void onSubmit(note.trim(), photo); }}>
      <label class="photo-button">
        <Icon name="camera" size={28} />{text(photo ? 'task.photoAgain' : 'task.photo')}
        <input type="file" accept="image/*" capture="environment" data-testid="task-photo" onChange={(event) => void picked(event.currentTarget)} />
      </label>
      {preview && <img class="preview" src={preview} alt={text('task.photoPreview')} data-testid="photo-preview" />}
      <label>{text('task.note')}
        <textarea rows={2} maxLength={500} value={note} data-testid="task-note" onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <button class="primary huge" disabled={busy || (!photo && !note.trim())} data-testid="task-submit">
        <Icon name="check" />{text('task.submit')}
      </button>
    </form>
  );
}
