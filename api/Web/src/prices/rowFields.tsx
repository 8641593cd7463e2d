import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Problem, type useFormProblem } from '../ui/formProblem';
import type { Row } from './draft';
import { fieldName } from './priceText';

/** What the fields of a row need: the row, its place in the list, and how it is changed. */
export interface RowProps {
  row: Row;
  at: number;
  problem: ReturnType<typeof useFormProblem>;
  onChange: (row: Row) => void;
}

export const pathOf = (at: number, field: string) => `entries[${at}].${field}`;

/** A field of a row with its label and what is wrong with it. */
export function RowField({ row, at, problem, onChange, field, kind = 'text', hint }: RowProps & {
  field: string; kind?: 'text' | 'number' | 'long'; hint?: string;
}) {
  const name = pathOf(at, field);
  const value = row.fields[field] ?? '';
  const write = (written: string) => onChange({ ...row, fields: { ...row.fields, [field]: written } });
  return (
    <label class={`row-field ${field}`}>
      <span>{fieldName(field)}{hint && <span class="muted"> {hint}</span>}</span>
      {kind === 'long'
        ? <textarea name={name} rows={2} value={value} data-testid={name} {...problem.at(name)}
          onInput={(event) => write(event.currentTarget.value)} />
        : <input name={name} value={value} inputMode={kind === 'number' ? 'numeric' : 'text'} autocomplete="off" data-testid={name}
          {...problem.at(name)} onInput={(event) => write(event.currentTarget.value)} />}
      <Problem name={name} words={problem.of(name)} />
    </label>
  );
}

/** A choice among words. */
export function RowChoice({ row, at, problem, onChange, field, options }: RowProps & { field: string; options: [value: string, words: string][] }) {
  const name = pathOf(at, field);
  return (
    <label class={`row-field ${field}`}>
      <span>{fieldName(field)}</span>
      <select name={name} value={row.fields[field] ?? ''} data-testid={name} {...problem.at(name)}
        onChange={(event) => onChange({ ...row, fields: { ...row.fields, [field]: event.currentTarget.value } })}>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
      <Problem name={name} words={problem.of(name)} />
    </label>
  );
}

/** A row's frame: what it is, its fields, and the way to take it out. One that has many fields is closed until it is wanted, or wrong. */
export function RowFrame({ row, at, problem, title, closed, onRemove, children }: Pick<RowProps, 'row' | 'at' | 'problem'> & {
  title: string; closed?: boolean; onRemove: () => void; children: ComponentChildren;
}) {
  const own = `entries[${at}]`;
  const wrong = [own, ...Object.keys(row.fields).map((field) => pathOf(at, field))].some((name) => problem.of(name));
  const [open, setOpen] = useState(!closed);
  useEffect(() => { if (wrong) setOpen(true); }, [wrong]);
  const points = row.fields['points'];
  return (
    <details class="row" data-testid="row" data-key={row.fields['type'] ?? row.fields['rule'] ?? row.fields['id']} open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong><bdi>{title || text('prices.newEntry')}</bdi></strong>
        {points && <span class="muted">{text('prices.points', { n: points })}</span>}
      </summary>
      <div class="row-fields" role="group" aria-label={title || text('prices.newEntry')}>{children}</div>
      <Problem name={own} words={problem.of(own)} />
      <button type="button" class="plain" data-testid="row-remove" onClick={onRemove}>{text('prices.remove')}</button>
    </details>
  );
}
