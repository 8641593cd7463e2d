import { useRef, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now } from '../net/clock';
import { Question } from '../net/question';
import type { DoorReason, Equipment, EquipmentCommand } from '../net/wire';
import { notifyError } from '../ui/Notices';

const REASONS: readonly DoorReason[] = ['staff', 'maintenance'];
/** Longer than the server waits for a door, in milliseconds. */
const PATIENCE_MS = 20_000;
/** What somebody should look after. */
const BAD = new Set(['forced', 'heldOpen']);

/** The doors of a device: what each does, since when, and a way to open it that asks why. */
export function EquipmentDoors({ equipment, onChange }: { equipment: Equipment; onChange: () => Promise<void> }) {
  const [reason, setReason] = useState<DoorReason>('staff');
  const [opening, setOpening] = useState<number | null>(null);
  const [last, setLast] = useState<EquipmentCommand | null>(null);
  const question = useRef(new Question());
  const { identity, doors } = equipment;
  if (doors.length === 0) return null;

  async function open(door: number): Promise<void> {
    setOpening(door);
    setLast(null);
    try {
      setLast(await question.current.ask((operationId) => call('POST', '/equipment/{identity}/commands', {
        path: { identity }, timeoutMs: PATIENCE_MS, body: { operationId, command: 'openDoor', connector: door, parameters: { reason } },
      })));
    } catch (error) {
      notifyError(error);
    } finally {
      setOpening(null);
    }
    await onChange();
  }

  return (
    <section aria-label={text('equipment.doors')}>
      <h4>{text('equipment.doors')}</h4>
      <label>{text('equipment.doorReason')}
        <select value={reason} data-testid="door-reason" onChange={(event) => setReason(event.currentTarget.value as DoorReason)}>
          {REASONS.map((one) => <option key={one} value={one}>{text(`equipment.doorReason.${one}`)}</option>)}
        </select>
      </label>
      <ul class="lines" data-testid="doors">
        {doors.map(({ door, state, at }) => (
          <li key={door} data-door={door} data-state={state} class={BAD.has(state) ? 'refused' : undefined}>
            <strong>{text('equipment.door', { n: door })} · {text(`equipment.door.${state}`)}</strong>
            <span class="muted">{text('equipment.since', { time: dayAndTime(at, now.value) })}</span>
            <button type="button" class="secondary" disabled={opening !== null || state === 'offline'} data-testid={`open-${door}`}
              onClick={() => void open(door)}>
              {text('equipment.openDoor', { n: door })}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" data-testid="door-outcome" data-outcome={last?.outcome ?? ''}>
        {opening ? text('equipment.wait') : last && text(`equipment.doorOutcome.${last.outcome}`)}
        {!opening && last?.detail && ` · ${last.detail}`}
      </p>
    </section>
  );
}
