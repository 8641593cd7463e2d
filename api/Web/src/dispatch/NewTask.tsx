import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Question } from '../net/question';
import type { Position, TaskPrice, TaskType } from '../net/wire';
import { prices, pricesAt, taskName } from '../tasks/taskText';
import { Icon } from '../ui/Icon';
import { Problem, useFormProblem } from '../ui/formProblem';
import { notify } from '../ui/Notices';
import { createTask, newPlace, selectedId } from './boardState';

const PLACES = { position: 'place', note: 'note', type: 'type', respondWithin: 'within', '!not_allowed': 'place' };
const WITHIN = [10, 20, 30, 60, 120, 1440];

export function NewTask({ place }: { place: Position }) {
  const [busy, setBusy] = useState(false);
  const [type, setType] = useState<TaskType>('hazardCheck');
  const question = useRef(new Question());
  const problem = useFormProblem(PLACES);
  useEffect(() => {
    // What was wrong with another place says nothing about this one, and a task there is another task.
    problem.clear();
    question.current = new Question();
  }, [place.lat, place.lon]);
  const [here, setHere] = useState<TaskPrice[]>([]);
  useEffect(() => {
    let gone = false;
    void pricesAt(place).then((found) => { if (!gone) setHere(found); });
    return () => { gone = true; };
  }, [place.lat, place.lon]);
  const price = here.find((item) => item.type === type);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    problem.clear();
    try {
      const input = { type, position: place, note: String(form.get('note') ?? '').trim(), minutes: Number(form.get('within')) };
      const task = await question.current.ask((operationId) => createTask(input, operationId));
      notify(text('newTask.made', { type: taskName(type) }), 'good');
      newPlace.value = null;
      selectedId.value = task.id;
    } catch (error) {
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="detail" aria-labelledby="new-task-title" data-testid="new-task">
      <div class="dialog-head">
        <h2 id="new-task-title">{text('newTask.title')}</h2>
        <button type="button" class="plain square" aria-label={text('action.close')} onClick={() => { newPlace.value = null; }}>
          <Icon name="close" />
        </button>
      </div>
      <form ref={problem.form} noValidate onSubmit={(event) => void submit(event)}>
        <div class="field">
          <p class="muted place" tabIndex={-1} data-testid="new-task-place" {...problem.at('place')}>
            <Icon name="pin" size={18} />{place.lat.toFixed(5)}, {place.lon.toFixed(5)}
          </p>
          <Problem name="place" words={problem.of('place')} />
        </div>
        <fieldset {...problem.at('type')}>
          <legend>{text('newTask.type')}</legend>
          <div class="chips">
            {prices.value.map((item) => (
              <button key={item.type} type="button" class="chip" aria-pressed={type === item.type}
                data-testid={`new-task-type-${item.type}`} onClick={() => setType(item.type)}>
                {taskName(item.type)}
              </button>
            ))}
          </div>
          <Problem name="type" words={problem.of('type')} />
          {price && <p class="muted">{text('newTask.price', { points: price.points, minutes: price.minutes })}</p>}
        </fieldset>
        <label>{text('newTask.note')}
          <textarea name="note" rows={2} maxLength={500} required data-testid="new-task-note" {...problem.at('note')} />
          <Problem name="note" words={problem.of('note')} />
        </label>
        <label>{text('newTask.within')}
          <select name="within" data-testid="new-task-within" {...problem.at('within')}>
            {WITHIN.map((minutes) => (
              <option key={minutes} value={minutes} selected={minutes === 30}>
                {minutes < 60 ? text('unit.min', { n: minutes }) : text('unit.h', { n: minutes / 60 })}
              </option>
            ))}
          </select>
          <Problem name="within" words={problem.of('within')} />
        </label>
        <Problem name="form" words={problem.rest} />
        <button class="primary wide" disabled={busy || !type} data-testid="new-task-submit"><Icon name="plus" />{text('newTask.submit')}</button>
      </form>
    </section>
  );
}
