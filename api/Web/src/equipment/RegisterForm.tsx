import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { Question } from '../net/question';
import type { Equipment } from '../net/wire';
import { Problem, useFormProblem } from '../ui/formProblem';
import { readConnectors } from './connectors';
import type { Secret } from './SecretDialog';

const KINDS: readonly Equipment['kind'][] = ['mqtt', 'ocpp16', 'ocpp201', 'http'];

/** A new device: what it speaks, its name, and which connector is which port. */
export function RegisterForm({ station, onDone, onCancel }: { station: string; onDone: (secret: Secret) => Promise<void>; onCancel: () => void }) {
  const [kind, setKind] = useState<Equipment['kind']>('mqtt');
  const [identity, setIdentity] = useState('');
  const [connectors, setConnectors] = useState('1=1');
  const [busy, setBusy] = useState(false);
  const question = useRef(new Question());
  const problem = useFormProblem({
    kind: 'kind', identity: 'identity', connectors: 'connectors', '!identity_taken': 'identity', '!port_taken': 'connectors',
  });

  async function submit(): Promise<void> {
    problem.clear();
    const read = readConnectors(connectors);
    if (!read) {
      problem.say('connectors', text('equipment.connectorsRule'));
      return;
    }
    setBusy(true);
    try {
      await onDone(await question.current.ask((operationId) => call('POST', '/stations/{id}/equipment', {
        path: { id: station }, body: { operationId, kind, identity: identity.trim(), connectors: read },
      })));
    } catch (error) {
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={problem.form} class="card" noValidate aria-label={text('equipment.add')} data-testid="equipment-form"
      onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <label>{text('equipment.kind')}
        <select name="kind" value={kind} data-testid="kind" {...problem.at('kind')}
          onChange={(event) => setKind(event.currentTarget.value as Equipment['kind'])}>
          {KINDS.map((one) => <option key={one} value={one}>{text(`equipment.kind.${one}`)}</option>)}
        </select>
        <Problem name="kind" words={problem.of('kind')} />
      </label>
      <label>{text('equipment.identity')}
        <input name="identity" value={identity} autocomplete="off" autocapitalize="off" spellcheck={false} data-testid="identity"
          {...problem.at('identity')} onInput={(event) => setIdentity(event.currentTarget.value)} />
        <span class="muted">{text('equipment.identityHint')}</span>
        <Problem name="identity" words={problem.of('identity')} />
      </label>
      <label>{text('equipment.connectors')}
        <input name="connectors" value={connectors} autocomplete="off" inputMode="text" data-testid="connectors" {...problem.at('connectors')}
          onInput={(event) => setConnectors(event.currentTarget.value)} />
        <span class="muted">{text('equipment.connectorsHint')}</span>
        <Problem name="connectors" words={problem.of('connectors')} />
      </label>
      <Problem name="equipment-form" words={problem.rest} />
      <div class="ways">
        <button class="primary" disabled={busy} data-testid="equipment-send">{text('equipment.register')}</button>
        <button type="button" class="secondary" onClick={onCancel}>{text('action.cancel')}</button>
      </div>
    </form>
  );
}
