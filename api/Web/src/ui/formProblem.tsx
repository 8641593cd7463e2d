import { useEffect, useRef, useState } from 'preact/hooks';
import { textIfKnown } from '../i18n/i18n';
import { ApiError, describe, ruleText } from '../net/problem';

/** The errors of a form: by field, and those that belong to no field. */
export interface FormProblem { fields: Record<string, string>; rest: string }

const NONE: FormProblem = { fields: {}, rest: '' };

/**
 * Sorts a refusal to the fields of a form. A field of the request may be shown under another name, and what breaks a part of
 * a field (`evidence.note`) breaks the field if the part has no place of its own.
 */
export function problemOf(error: unknown, places: Record<string, string>): FormProblem {
  const found: FormProblem = { fields: {}, rest: '' };
  const errors = error instanceof ApiError ? error.errors : [];
  for (const { field, rule, code } of errors) {
    const place = places[field] ?? places[field.split(/[.[]/)[0]!];
    const words = (code && textIfKnown(`error.${code}`)) ?? ruleText(rule);
    if (place) found.fields[place] ??= words;
    else found.rest ||= `${describe(error)} (${field}: ${words})`;
  }
  const byCode = error instanceof ApiError ? places[`!${error.code}`] : undefined;
  if (errors.length === 0 && byCode) found.fields[byCode] = describe(error);
  else if (errors.length === 0) found.rest = describe(error);
  return found;
}

/** The problem without a field that has been edited since: its error was about the old value. */
export function withoutField(problem: FormProblem, name: string): FormProblem {
  if (!(name in problem.fields)) return problem;
  const { [name]: _, ...fields } = problem.fields;
  return { ...problem, fields };
}

/**
 * The problem of one form. `at(name)` are the attributes of a field, `Problem` its words; the first field that is wrong gets the focus.
 * @param places Where the fields of the request stand in the form: their names, or `!code` for a refusal that is about one field.
 */
export function useFormProblem(places: Record<string, string>) {
  const [problem, setProblem] = useState<FormProblem>(NONE);
  const form = useRef<HTMLFormElement>(null);
  const refusal = useRef(0);
  const show = (next: FormProblem) => { refusal.current++; setProblem(next); };
  useEffect(() => {
    const within = form.current;
    if (!within || problem === NONE) return;
    const written = (event: Event) => setProblem((old) => withoutField(old, (event.target as HTMLInputElement).name));
    within.addEventListener('input', written);
    return () => within.removeEventListener('input', written);
  }, [problem]);
  // Only a refusal moves the focus, not the writing that answers it.
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    wrong?.focus();
    wrong?.scrollIntoView({ block: 'nearest' });
  }, [refusal.current]);
  return {
    form,
    clear: () => setProblem(NONE),
    take: (error: unknown) => show(problemOf(error, places)),
    say: (name: string, words: string) => show({ fields: { [name]: words }, rest: '' }),
    at: (name: string) => problem.fields[name] ? { 'aria-invalid': 'true' as const, 'aria-describedby': `problem-${name}` } : {},
    of: (name: string) => problem.fields[name] ?? '',
    rest: problem.rest,
  };
}

/** The error text at a field, or beneath a form. */
export function Problem({ name, words }: { name: string; words: string }) {
  return <span class="form-problem" role="alert" id={`problem-${name}`} data-testid={`problem-${name}`}>{words}</span>;
}
