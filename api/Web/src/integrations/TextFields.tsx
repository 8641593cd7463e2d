import type { ComponentProps } from 'preact';
import { text } from '../i18n/i18n';
import { Problem, type useFormProblem } from '../ui/formProblem';

export type TextField = 'url' | 'description' | 'name' | 'source' | 'organisation' | 'note';

/** Text fields of a form, each with what is wrong with it. */
export function TextFields<F extends TextField>({ names, written, problem, attributes, onWrite }: {
  names: readonly F[];
  written: Record<F, string>;
  problem: ReturnType<typeof useFormProblem>;
  attributes?: Partial<Record<F, ComponentProps<'input'>>>;
  onWrite: (written: Record<F, string>) => void;
}) {
  return (
    <>
      {names.map((name) => (
        <label key={name}>{text(`integrations.${name}`)}
          <input name={name} value={written[name]} autocomplete="off" data-testid={name} {...attributes?.[name]} {...problem.at(name)}
            onInput={(event) => onWrite({ ...written, [name]: event.currentTarget.value })} />
          <Problem name={name} words={problem.of(name)} />
        </label>
      ))}
    </>
  );
}
