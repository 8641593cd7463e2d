import { clockTime } from '../i18n/chinaTime';
import { text, textIfKnown } from '../i18n/i18n';
import { ApiError, describe } from '../net/problem';
import { drop, trySending } from '../offline/outbox';
import { isDurable, unsent, type UnsentCommand } from '../offline/unsentCommands';
import { shrink } from '../tasks/photo';
import { taskName } from '../tasks/taskText';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/Notices';
import { replacePhoto, giveUpPhoto } from './taskCommands';

/** Everything that the phone keeps of what the rider did: what is still to be sent, and what was refused and not yet looked at. */
export function UnsentList() {
  if (unsent.value.length === 0) return null;
  return (
    <section class="unsent" aria-label={text('outbox.title')} data-testid="outbox">
      <h2>{text('outbox.title')}</h2>
      {!isDurable.value && <p class="hint" data-testid="outbox-unsafe"><Icon name="warning" size={20} />{text('outbox.unsafe')}</p>}
      <ul>
        {unsent.value.map((item) => (
          <li key={item.operationId} data-testid="unsent-item" data-step={item.step} data-state={item.refused ? 'refused' : 'waiting'}>
            <strong>
              {item.title && <><bdi>{item.title}</bdi> · </>}
              {item.taskType && `${taskName(item.taskType)} · `}{textIfKnown(`outbox.step.${item.step}`) ?? item.step}
            </strong>
            {item.refused ? <Refused item={item} /> : <Waiting item={item} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting({ item }: { item: UnsentCommand }) {
  return (
    <>
      <p class="muted" role="status">
        {text(item.lastFailure ? `outbox.met.${item.lastFailure}` : 'outbox.sending')}
        {item.progress !== undefined && ` ${text('outbox.progress', { n: Math.round(item.progress * 100) })}`}
      </p>
      {item.progress !== undefined && <progress max={1} value={item.progress} aria-label={text('outbox.title')} />}
      {item.lastFailure && <button type="button" class="secondary" onClick={trySending} data-testid="outbox-try">{text('outbox.tryNow')}</button>}
    </>
  );
}

function Refused({ item }: { item: UnsentCommand }) {
  const { status, code, detail } = item.refused!;
  const why = describe(new ApiError(status, code, detail));
  const seen = (
    <button type="button" class="secondary" onClick={() => void drop(item.operationId)} data-testid="outbox-seen">{text('outbox.seen')}</button>
  );
  // The task has moved on: nobody waits for a photo any more.
  if (item.step !== 'photo' || code === 'wrong_status' || code === 'not_your_task' || code === 'task_not_found') {
    return <><p class="bad" role="alert">{text('outbox.refusedWhy', { why, at: clockTime(item.createdAt) })}</p>{seen}</>;
  }
  return (
    <>
      <p class="bad" role="alert">{text('outbox.photoRefused', { why })}</p>
      <label class="photo-button">
        <Icon name="camera" size={28} />{text('outbox.photoAgain')}
        <input type="file" accept="image/*" capture="environment" data-testid="photo-again"
          onChange={(event) => void picked(item, event.currentTarget)} />
      </label>
      <button type="button" class="secondary" onClick={() => void giveUpPhoto(item)} data-testid="photo-none">{text('outbox.noPhoto')}</button>
    </>
  );
}

async function picked(item: UnsentCommand, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  try {
    await replacePhoto(item, await shrink(file));
  } catch {
    notify(text('task.photoUnreadable'), 'bad');
  }
}
