import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { Position } from '../net/types';
import { prices, taskName } from '../tasks/taskText';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { createTask, newPlace, selectedId } from './boardState';

const WITHIN = [10, 20, 30, 60, 120, 1440];

export function NewTask({ place }: { place: Position }) {
  const [busy, setBusy] = useState(false);
  const [type, setType] = useState('hazardCheck');
  const price = prices.value.find((item) => item.type === type);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      const task = await createTask({ type, position: place, note: String(form.get('note') ?? '').trim(), minutes: Number(form.get('within')) });
      notify(text('newTask.made', { type: taskName(type) }), 'good');
      newPlace.value = null;
      selectedId.value = task.id;
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="detail" aria-labelledby="new-task-title" data-testid="new-task">
      <div class="dialog-head">
        <h2 id="new-task-title">{text('newTask.title')}</h2>
        <button type="button" class="plain square" aria-label={text('action.close')} onClick={() => { newPlace.value = null; }}><Icon name="close" /></button>
      </div>
      <form onSubmit={(event) => void submit(event)}>
        <p class="muted place" data-testid="new-task-place"><Icon name="pin" size={18} />{place.lat.toFixed(5)}, {place.lon.toFixed(5)}</p>
        <fieldset>
          <legend>{text('newTask.type')}</legend>
          <div class="chips">
            {prices.value.map((item) => (
              <button key={item.type} type="button" class="chip" aria-pressed={type === item.type} data-testid={`new-task-type-${item.type}`} onClick={() => setType(item.type)}>
                {taskName(item.type)}
              </button>
            ))}
          </div>
          {price && <p class="muted">{text('newTask.price', { points: price.points, minutes: price.minutes })}</p>}
        </fieldset>
        <label>{text('newTask.note')}<textarea name="note" rows={2} maxLength={500} data-testid="new-task-note" /></label>
        <label>{text('newTask.within')}
          <select name="within" data-testid="new-task-within">
            {WITHIN.map((minutes) => (
              <option key={minutes} value={minutes} selected={minutes === 30}>
                {minutes < 60 ? text('unit.min', { n: minutes }) : text('unit.h', { n: minutes / 60 })}
              </option>
            ))}
          </select>
        </label>
        <button class="primary wide" disabled={busy || !type} data-testid="new-task-submit"><Icon name="plus" />{text('newTask.submit')}</button>
      </form>
    </section>
  );
}
