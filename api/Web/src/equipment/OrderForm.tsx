import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { EquipmentAct } from '../net/wire';
import { Problem, useFormProblem } from '../ui/formProblem';
import { ORDERS, parametersOf } from './orders';

/** The order itself; what of it is wrong is thrown. */
export type Give = (act: EquipmentAct, parameters: Record<string, string>) => Promise<void>;

/** Settings, limits of power and upkeep: which of them, and what it needs said. */
export function OrderForm({ able, busy, give }: { able: readonly EquipmentAct[]; busy: boolean; give: Give }) {
  const [act, setAct] = useState(able[0]!);
  const [written, setWritten] = useState<Record<string, string>>({});
  const fields = ORDERS[act] ?? [];
  const problem = useFormProblem(Object.fromEntries(fields.map(({ name }) => [`parameters.${name}`, name])));

  async function submit(): Promise<void> {
    problem.clear();
    try {
      await give(act, parametersOf(fields, written));
    } catch (error) {
      problem.take(error);
    }
  }

  return (
    <form ref={problem.form} noValidate aria-label={text('equipment.orders')} data-testid="orders"
      onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <label>{text('equipment.orders')}
        <select value={act} data-testid="order" onChange={(event) => { problem.clear(); setAct(event.currentTarget.value as EquipmentAct); }}>
          {able.map((one) => <option key={one} value={one}>{text(`equipment.act.${one}`)}</option>)}
        </select>
      </label>
      {fields.map(({ name, optional }) => (
        <label key={name}>{text(`equipment.param.${name}`)}{optional && ` ${text('equipment.optional')}`}
          <input name={name} value={written[name] ?? ''} autocomplete="off" autocapitalize="off" spellcheck={false} data-testid={`order-${name}`}
            inputMode={name === 'watts' || name === 'seconds' ? 'decimal' : 'text'} {...problem.at(name)}
            onInput={(event) => setWritten({ ...written, [name]: event.currentTarget.value })} />
          <Problem name={name} words={problem.of(name)} />
        </label>
      ))}
      <Problem name="orders-form" words={problem.rest} />
      <button class="secondary" disabled={busy} data-testid="order-send">{text('equipment.order.send')}</button>
    </form>
  );
}
