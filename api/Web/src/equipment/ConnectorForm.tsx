import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { Question } from '../net/question';
import type { Equipment } from '../net/wire';
import { Dialog } from '../ui/Dialog';
import { Problem, useFormProblem } from '../ui/formProblem';
import { readConnectors, writeConnectors } from './connectors';

/** Which connector of a device is which port, said anew. */
export function ConnectorForm({ equipment, onDone }: { equipment: Equipment; onDone: () => Promise<void> }) {
  const [written, setWritten] = useState(() => writeConnectors(equipment.connectors));
  const question = useRef(new Question());
  const problem = useFormProblem({ connectors: 'connectors', '!port_taken': 'connectors' });

  async function submit(): Promise<void> {
    const connectors = readConnectors(written);
    if (!connectors) {
      problem.say('connectors', text('equipment.connectorsRule'));
      return;
    }
    try {
      await question.current.ask((operationId) => call('PUT', '/equipment/{identity}/connectors', {
        path: { identity: equipment.identity }, body: { operationId, connectors },
      }));
      await onDone();
    } catch (error) {
      problem.take(error);
    }
  }

  return (
    <Dialog title={text('equipment.do.changeConnectors')} testId="connectors-dialog" onClose={() => void onDone()}>
      <form ref={problem.form} noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <label>{text('equipment.connectors')}
          <input name="connectors" value={written} autocomplete="off" {...problem.at('connectors')}
            onInput={(event) => setWritten(event.currentTarget.value)} />
          <span class="muted">{text('equipment.connectorsHint')}</span>
          <Problem name="connectors" words={problem.of('connectors')} />
        </label>
        <Problem name="connectors-form" words={problem.rest} />
        <button class="primary" data-testid="connectors-save">{text('equipment.save')}</button>
      </form>
    </Dialog>
  );
}
