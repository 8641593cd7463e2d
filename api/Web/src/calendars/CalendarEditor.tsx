import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import { Question } from '../net/question';
import type { Schemas } from '../net/wire';
import { Problem, useFormProblem } from '../ui/formProblem';
import { notify } from '../ui/Notices';
import { calendarOf, draftOf, Unreadable, yearToAdd, type CalendarDraft, type WorkCalendar } from './calendarDraft';

type Preview = Schemas['WorkCalendarPreviewWire'];
interface Loaded { calendar: WorkCalendar; basedOn: number; isOwn: boolean }

const FIELDS = ['hours', 'holidays', 'makeUpDays'] as const;
const PLACES = { hours: 'hours', years: 'year', holidays: 'holidays', makeUpDays: 'makeUpDays', note: 'note', '!outdated_version': 'note' };

/** The calendar by which deadlines are counted, a year at a time: an administrator adds the holidays that the State Council has announced. */
export function CalendarEditor({ district, onNews }: { district: string; onNews: () => void }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [draft, setDraft] = useState<CalendarDraft | null>(null);
  const [shown, setShown] = useState<{ preview: Preview; draft: string } | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const question = useRef(new Question());
  const problem = useFormProblem(PLACES);

  useEffect(() => {
    let gone = false;
    load(district).then(
      (found) => {
        if (gone) return;
        setLoaded(found);
        setDraft(draftOf(found.calendar, yearToAdd(found.calendar)));
      },
      (error: unknown) => { if (!gone) setTrouble(describe(error)); },
    );
    return () => { gone = true; };
  }, []);

  if (trouble) return <p class="form-problem" role="alert">{trouble}</p>;
  if (!loaded || !draft) return <p class="empty" role="status">{text('prices.loading')}</p>;
  const { calendar, basedOn, isOwn } = loaded;
  const known = calendar.years;
  const change = (part: Partial<CalendarDraft>) => setDraft({ ...draft, ...part });
  const bodyOf = () => ({ ...calendarOf(calendar, draft), basedOn, note: draft.note, ...(district ? { district } : {}) });

  async function attempt(what: () => Promise<void>): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      await what();
    } catch (error) {
      setShown(null);
      if (error instanceof Unreadable) problem.say(error.field, text('calendar.unreadable', { words: error.words }));
      else problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  const look = () => attempt(async () => {
    setShown({ preview: await call('POST', '/work-calendars:preview', { body: { ...bodyOf(), operationId: null } }), draft: JSON.stringify(draft) });
  });

  const release = () => attempt(async () => {
    const made = await question.current.ask((operationId) => call('POST', '/work-calendars/versions', { body: { ...bodyOf(), operationId } }));
    notify(text('prices.published', { n: made.number }), 'good');
    onNews();
  });

  return (
    <form ref={problem.form} class="editor" noValidate data-testid="calendar" data-based-on={basedOn}
      onSubmit={(event) => { event.preventDefault(); void look(); }}>
      <h2>{text('calendar.title')}</h2>
      <p class="muted">{text('calendar.text')}</p>
      <p data-testid="calendar-known">{text('calendar.known', { years: known.join(text('list.comma')) })}</p>
      {district && !isOwn && <p class="hint" data-testid="calendar-citys">{text('calendar.citys')}</p>}
      <label>{text('calendar.field.year')}
        <select name="year" value={String(draft.year)} data-testid="calendar-year" {...problem.at('year')}
          onChange={(event) => setDraft(draftOf(calendar, Number(event.currentTarget.value), draft.note))}>
          {[...known, yearToAdd(calendar)].map((year) => (
            <option key={year} value={String(year)}>{known.includes(year) ? String(year) : text('calendar.newYear', { year })}</option>
          ))}
        </select>
        <Problem name="year" words={problem.of('year')} />
      </label>
      {FIELDS.map((field) => (
        <label key={field}>{text(`calendar.field.${field}`)}
          <textarea name={field} rows={field === 'hours' ? 1 : 4} value={draft[field]} data-testid={`calendar-${field}`} {...problem.at(field)}
            onInput={(event) => change({ [field]: event.currentTarget.value })} />
          <Problem name={field} words={problem.of(field)} />
        </label>
      ))}
      <p class="muted">{text('calendar.days')}</p>
      <label>{text('prices.field.note')}
        <textarea name="note" rows={2} maxLength={500} value={draft.note} data-testid="calendar-note" {...problem.at('note')}
          onInput={(event) => change({ note: event.currentTarget.value })} />
        <Problem name="note" words={problem.of('note')} />
      </label>
      <Problem name="calendar-form" words={problem.rest} />
      <button class="secondary wide" disabled={busy} data-testid="calendar-preview">{text('prices.preview')}</button>
      {shown?.draft === JSON.stringify(draft) && (
        <section class="previewed" aria-labelledby="calendar-preview-title" data-testid="calendar-previewed">
          <h3 id="calendar-preview-title">{text('prices.previewTitle', { n: shown.preview.number })}</h3>
          <Effect preview={shown.preview} />
          <button type="button" class="primary wide" disabled={busy} data-testid="calendar-publish" onClick={() => void release()}>
            {text('prices.publish')}
          </button>
        </section>
      )}
    </form>
  );
}

function Effect({ preview }: { preview: Preview }) {
  return (
    <>
      <p data-testid="calendar-moved" data-moved={preview.moved}>{text('calendar.moved', { moved: preview.moved, n: preview.openCases })}</p>
      <p>{text('calendar.provisional', { before: preview.provisionalBefore, after: preview.provisionalAfter })}</p>
    </>
  );
}

/** A district without a calendar of its own begins with the city's. */
async function load(district: string): Promise<Loaded> {
  const found = await call('GET', '/work-calendars', { query: district ? { district } : {}, signed: false });
  const isOwn = (found.district ?? '') === district;
  return { calendar: found.calendar, basedOn: isOwn ? found.number : 0, isOwn };
}
