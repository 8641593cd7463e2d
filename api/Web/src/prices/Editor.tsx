import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../net/clock';
import { text } from '../i18n/i18n';
import { newOperationId } from '../net/api';
import { describe } from '../net/problem';
import type { PricePreview } from '../net/wire';
import { Problem, useFormProblem } from '../ui/formProblem';
import { notify } from '../ui/Notices';
import { Changes } from './Changes';
import { bodyOf, emptyService, placesOf, rowOf, TASK_TYPES, type Draft, type Row } from './draft';
import { keyOf, RULES, type Entry, type ListKind } from './entries';
import { CITY, loadHistory, loadInForce, loadVersion, preview, publish } from './priceLists';
import { entryName, today } from './priceText';
import { RuleRow } from './RuleRow';
import { ServiceRow } from './ServiceRow';
import { TaskRow } from './TaskRow';

interface Props {
  kind: ListKind;
  district: string;
  /** There are other versions than the editor began with: all of it is to be read anew. */
  onNews: () => void;
}

const LINES = { task: TaskRow, service: ServiceRow, rule: RuleRow };

/** What a preview has shown: only this very draft may be published, under one operation id however often that is tried. */
interface Shown { preview: PricePreview; draft: string; operationId: string }

export function Editor({ kind, district, onNews }: Props) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [city, setCity] = useState<Entry[]>([]);
  const [trouble, setTrouble] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = useFormProblem(placesOf(draft?.rows ?? []));

  useEffect(() => {
    let gone = false;
    open(kind, district).then(
      (found) => { if (!gone) { setDraft(found.draft); setCity(found.city); } },
      (error: unknown) => { if (!gone) setTrouble(describe(error)); },
    );
    return () => { gone = true; };
  }, []);

  if (trouble) return <p class="form-problem" role="alert">{trouble}</p>;
  if (!draft) return <p class="empty" role="status">{text('prices.loading')}</p>;

  const current = JSON.stringify(bodyOf(kind, draft));
  const ready = shown?.draft === current;
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const changeRow = (at: number, row: Row) => change({ rows: draft.rows.map((old, n) => (n === at ? row : old)) });
  const Line = LINES[kind];

  async function attempt(what: () => Promise<void>): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      await what();
    } catch (error) {
      setShown(null);
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  const look = () => attempt(async () => {
    setShown({ preview: await preview(kind, bodyOf(kind, draft)), draft: current, operationId: newOperationId() });
  });

  const release = () => attempt(async () => {
    const made = await publish(kind, { ...bodyOf(kind, draft), operationId: shown!.operationId });
    notify(text('prices.published', { n: made.version.number }), 'good');
    onNews();
  });

  return (
    <form ref={problem.form} class="editor" noValidate data-testid="editor" data-based-on={draft.basedOn}
      onSubmit={(event) => { event.preventDefault(); void look(); }}>
      <div class="rows">
        {draft.rows.map((row, at) => (
          <Line key={row.key} row={row} at={at} problem={problem} onChange={(next) => changeRow(at, next)}
            onRemove={() => change({ rows: draft.rows.filter((_, n) => n !== at) })} />
        ))}
      </div>
      <Problem name="entries" words={problem.of('entries')} />
      {problem.of('entries') && (
        <button type="button" class="secondary" data-testid="reload" onClick={onNews}>{text('prices.reload')}</button>
      )}
      <AddRow kind={kind} city={city} rows={draft.rows} onAdd={(row) => change({ rows: [...draft.rows, row] })} />
      <fieldset class="validity">
        <legend>{text('prices.validity')}</legend>
        <label>{text('prices.field.from')}
          <input name="from" type="date" value={draft.from} data-testid="from" {...problem.at('from')}
            onInput={(event) => change({ from: event.currentTarget.value })} />
          <Problem name="from" words={problem.of('from')} />
        </label>
        <label>{text('prices.field.until')}
          <input name="until" type="date" value={draft.until} data-testid="until" {...problem.at('until')}
            onInput={(event) => change({ until: event.currentTarget.value })} />
          <Problem name="until" words={problem.of('until')} />
        </label>
      </fieldset>
      <label>{text('prices.field.note')}
        <textarea name="note" rows={2} maxLength={500} value={draft.note} data-testid="note" {...problem.at('note')}
          onInput={(event) => change({ note: event.currentTarget.value })} />
        <Problem name="note" words={problem.of('note')} />
      </label>
      <Problem name="form" words={problem.rest} />
      <button class="secondary wide" disabled={busy} data-testid="preview">{text('prices.preview')}</button>
      {ready && (
        <section class="previewed" aria-labelledby="preview-title" data-testid="previewed">
          <h2 id="preview-title">{text('prices.previewTitle', { n: shown.preview.number })}</h2>
          <p class="muted">
            {shown.preview.replaces == null ? text('prices.replacesNone') : text('prices.replaces', { n: shown.preview.replaces })}
          </p>
          <Changes changes={shown.preview.changes} />
          <p class="hint">{text('prices.final')}</p>
          <button type="button" class="primary wide" disabled={busy} data-testid="publish" onClick={() => void release()}>
            {text('prices.publish')}
          </button>
        </section>
      )}
    </form>
  );
}

/** The latest version of the scope, which a new one begins from; a district without one begins with nothing. */
async function open(kind: ListKind, district: string): Promise<{ draft: Draft; city: Entry[] }> {
  const scope = district || CITY;
  const [latest, inForce] = await Promise.all([loadHistory(kind, scope, 1), loadInForce(kind, '')]);
  const number = latest[0]?.number ?? 0;
  const entries: Entry[] = number > 0 ? (await loadVersion(kind, scope, number)).version.entries : [];
  return {
    city: kind === 'rule' ? RULES.map((rule) => inForce.items.find((one) => keyOf(one) === rule) ?? { rule, value: null }) : inForce.items,
    draft: { district, from: today(serverNow()), until: '', note: '', basedOn: number, rows: entries.map(rowOf) },
  };
}

/** Adds an entry: a copy of the city's where the list lacks it, or a new service. */
function AddRow({ kind, city, rows, onAdd }: { kind: ListKind; city: Entry[]; rows: Row[]; onAdd: (row: Row) => void }) {
  const there = new Set(rows.map(({ fields }) => fields['type'] ?? fields['rule'] ?? fields['id']));
  const lacking = city.filter((entry) => !there.has(keyOf(entry)));
  if (lacking.length === 0 && (kind === 'rule' || (kind === 'task' && TASK_TYPES.every((type) => there.has(type))))) return null;
  function add(key: string): void {
    const copied = lacking.find((entry) => keyOf(entry) === key);
    if (copied) onAdd({ ...rowOf(copied), added: true });
    else if (kind === 'service') onAdd(emptyService());
  }
  return (
    <label>{text('prices.add')}
      <select value="" data-testid="add" onChange={(event) => { add(event.currentTarget.value); event.currentTarget.value = ''; }}>
        <option value="">{text('prices.choose')}</option>
        {lacking.map((entry) => <option key={keyOf(entry)} value={keyOf(entry)}>{entryName(entry)}</option>)}
        {kind === 'service' && <option value="+">{text('prices.newService')}</option>}
      </select>
    </label>
  );
}
