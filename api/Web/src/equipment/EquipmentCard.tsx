import { useRef, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now } from '../net/clock';
import { Question } from '../net/question';
import type { Equipment, EquipmentAction } from '../net/wire';
import { notify, notifyError } from '../ui/Notices';
import { Dialog } from '../ui/Dialog';
import { ConnectorForm } from './ConnectorForm';
import { writeConnectors } from './connectors';
import { EquipmentCommands } from './EquipmentCommands';
import { EquipmentDoors } from './EquipmentDoors';
import { EquipmentMessages } from './EquipmentMessages';
import type { Secret } from './SecretDialog';

/** A clock that is this far off is worth a word, in milliseconds. */
const CLOCK_OFF_MS = 5_000;

/** One device: whether it is there, what of it is refused, and what may be done with it. */
export function EquipmentCard({ equipment, onSecret, onChange }: {
  equipment: Equipment; onSecret: (secret: Secret) => Promise<void>; onChange: () => Promise<void>;
}) {
  const [asked, setAsked] = useState<EquipmentAction | null>(null);
  const renewal = useRef(new Question());
  const { identity } = equipment;
  const time = (at: string) => dayAndTime(at, now.value);

  async function act(action: EquipmentAction): Promise<void> {
    setAsked(null);
    try {
      if (action === 'renewSecret') {
        await onSecret(await renewal.current.ask((operationId) => call('POST', '/equipment/{identity}/secret', {
          path: { identity }, body: { operationId },
        })));
      } else {
        await call('DELETE', '/equipment/{identity}', { path: { identity } });
        notify(text('equipment.done'), 'good');
      }
    } catch (error) {
      notifyError(error);
    }
    await onChange();
  }

  const offset = equipment.clockOffsetMs;
  return (
    <li class="card" data-testid="equipment" data-identity={identity} data-connected={String(equipment.connected)}>
      <div class="card-head">
        <h3 class="mono"><bdi>{identity}</bdi></h3>
        <span class={`tag ${equipment.connected ? 'active' : ''}`} data-testid="connected">
          {text(equipment.connected ? 'equipment.connected' : equipment.protocol || equipment.heardAt ? 'equipment.notConnected' : 'equipment.never')}
        </span>
      </div>
      <p>
        {text(`equipment.kind.${equipment.kind}`)} · {text('equipment.connectors')}
        {' '}<span class="mono">{writeConnectors(equipment.connectors)}</span>
      </p>
      <p class="muted">
        {[
          equipment.connectedSince && text('equipment.since', { time: time(equipment.connectedSince) }),
          !equipment.connected && equipment.lostAt && text('equipment.lostAt', { time: time(equipment.lostAt) }),
          equipment.heardAt && text('equipment.heardAt', { time: time(equipment.heardAt) }),
          equipment.protocol && text('equipment.protocol', { protocol: equipment.protocol }),
          (equipment.vendor || equipment.model || equipment.firmware) && text('equipment.device', {
            vendor: equipment.vendor ?? '', model: equipment.model ?? '', firmware: equipment.firmware ?? '–',
          }),
        ].filter(Boolean).join(' · ')}
      </p>
      {offset !== null && Math.abs(offset) >= CLOCK_OFF_MS && (
        <p class="bad">{text(offset > 0 ? 'equipment.clockAhead' : 'equipment.clockBehind', { n: Math.round(Math.abs(offset) / 1000) })}</p>
      )}
      {equipment.problems.length > 0 && (
        <section aria-label={text('equipment.problems')}>
          <h4>{text('equipment.problems')}</h4>
          <ul class="lines" data-testid="problems">
            {equipment.problems.map((problem) => (
              <li key={problem.fault} class="refused" data-fault={problem.fault}>
                <strong>{text(`equipment.fault.${problem.fault}`)}</strong>
                <span class="muted">{text('equipment.times', { n: problem.count, time: time(problem.lastAt) })}</span>
                <span class="mono">{problem.kind} {problem.detail}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <EquipmentDoors equipment={equipment} onChange={onChange} />
      <EquipmentCommands equipment={equipment} />
      <EquipmentMessages identity={identity} />
      <div class="ways">
        {equipment.actions.map((action) => (
          <button key={action} type="button" class="secondary" data-testid={`do-${action}`} onClick={() => setAsked(action)}>
            {text(`equipment.do.${action}`)}
          </button>
        ))}
      </div>
      {asked === 'changeConnectors' && <ConnectorForm equipment={equipment} onDone={async () => { setAsked(null); await onChange(); }} />}
      {(asked === 'renewSecret' || asked === 'retire') && (
        <Dialog title={text(`equipment.do.${asked}`)} testId="confirm" onClose={() => setAsked(null)}>
          <p>{text(asked === 'retire' ? 'equipment.retireText' : 'equipment.renewText')}</p>
          <button type="button" class="primary" data-testid="confirm-yes" onClick={() => void act(asked)}>{text(`equipment.do.${asked}`)}</button>
          <button type="button" class="secondary wide" onClick={() => setAsked(null)}>{text('action.cancel')}</button>
        </Dialog>
      )}
    </li>
  );
}
