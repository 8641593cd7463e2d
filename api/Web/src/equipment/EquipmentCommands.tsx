import { useRef, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now } from '../net/clock';
import { Question } from '../net/question';
import type { Equipment, EquipmentAct, EquipmentCommand } from '../net/wire';
import { notifyError } from '../ui/Notices';
import { OrderForm } from './OrderForm';
import { ORDERS } from './orders';

/** Commands that need nothing said besides. The others have a form, or are for programs. */
const BUTTONS: readonly EquipmentAct[] = ['unlock', 'reset', 'start', 'stop', 'trigger'];
const HISTORY = 20;
/** Longer than the server waits for a device, in milliseconds. */
const PATIENCE_MS = 45_000;

/** What a device can be told to do, what came of it, and what came of it before. */
export function EquipmentCommands({ equipment }: { equipment: Equipment }) {
  const [connector, setConnector] = useState('');
  const [waiting, setWaiting] = useState<EquipmentAct | null>(null);
  const [last, setLast] = useState<EquipmentCommand | null>(null);
  const [past, setPast] = useState<readonly EquipmentCommand[] | null>(null);
  const question = useRef(new Question());
  const { identity } = equipment;
  const able = BUTTONS.filter((act) => equipment.commands.includes(act));
  const orders = equipment.commands.filter((act) => act in ORDERS);
  if (able.length === 0) return null;

  async function press(command: EquipmentAct): Promise<void> {
    try {
      await give(command, command === 'trigger' ? { message: 'ports' } : null);
    } catch (error) {
      notifyError(error);
    }
  }

  async function give(command: EquipmentAct, parameters: Record<string, string> | null): Promise<void> {
    setWaiting(command);
    setLast(null);
    try {
      setLast(await question.current.ask((operationId) => call('POST', '/equipment/{identity}/commands', {
        path: { identity }, timeoutMs: PATIENCE_MS,
        body: { operationId, command, connector: connector ? Number(connector) : null, parameters },
      })));
    } finally {
      setWaiting(null);
    }
  }

  async function look(): Promise<void> {
    try {
      setPast((await call('GET', '/equipment/{identity}/commands', { path: { identity } })).items.slice(0, HISTORY));
    } catch (error) {
      notifyError(error);
    }
  }

  return (
    <section aria-label={text('equipment.commands')}>
      <h4>{text('equipment.commands')}</h4>
      <label>{text('equipment.connector')}
        <select value={connector} data-testid="command-connector" onChange={(event) => setConnector(event.currentTarget.value)}>
          <option value="">{text('equipment.whole')}</option>
          {equipment.connectors.map((entry) => <option key={entry.connector} value={String(entry.connector)}>{entry.connector}</option>)}
        </select>
      </label>
      <div class="ways">
        {able.map((act) => (
          <button key={act} type="button" class="secondary" disabled={waiting !== null} data-testid={`act-${act}`} onClick={() => void press(act)}>
            {text(`equipment.act.${act}`)}
          </button>
        ))}
      </div>
      {orders.length > 0 && (
        <details>
          <summary data-testid="show-orders">{text('equipment.orders')}</summary>
          <OrderForm able={orders} busy={waiting !== null} give={give} />
        </details>
      )}
      <p role="status" data-testid="outcome" data-outcome={last?.outcome ?? ''}>
        {waiting ? text('equipment.wait') : last && `${text(`equipment.act.${last.act}`)} · ${text(`equipment.outcome.${last.outcome}`)}`}
        {!waiting && last?.detail && ` · ${last.detail}`}
      </p>
      <details onToggle={(event) => { if (event.currentTarget.open) void look(); }}>
        <summary data-testid="history">{text('equipment.history')}</summary>
        <ul class="lines">
          {past?.map((command) => (
            <li key={command.commandId}>
              <span class="muted">{dayAndTime(command.at, now.peek())}</span>
              <strong>
                {text(`equipment.act.${command.act}`)}{command.connector ? ` ${command.connector}` : ''}
                {command.reason && ` · ${text(`equipment.doorReason.${command.reason}`)}`}
              </strong>
              <span>{text(`equipment.outcome.${command.outcome}`)}{command.by && <> · <span class="mono">{command.by}</span></>}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
