import { useEffect, useState } from 'preact/hooks';
import { lang, text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Sandbox, SandboxMode } from '../net/wire';
import { Header } from '../ui/Header';
import { Notices, notifyError } from '../ui/Notices';
import { SandboxDutyCard } from './SandboxDutyCard';

const MODES: readonly SandboxMode[] = ['normal', 'slow', 'down', 'refuses', 'forges'];
const LOOK_EVERY_MS = 1000;

export function SandboxApp() {
  const [state, setState] = useState<Sandbox | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => { document.title = `${text('sandbox.title')} · ${text('brand.name')}`; }, [lang.value]);
  useEffect(() => {
    let timer = 0;
    let gone = false;
    const look = () => call('GET', '/sandbox', { signed: false }).then(
      (found) => { setState(found); setProblem(''); },
      (error: unknown) => setProblem(describe(error)),
    ).finally(() => { if (!gone) timer = window.setTimeout(look, LOOK_EVERY_MS); });
    void look();
    return () => { gone = true; clearTimeout(timer); };
  }, []);

  async function choose(mode: SandboxMode): Promise<void> {
    try {
      setState(await call('PUT', '/sandbox/mode', { signed: false, body: { mode } }));
    } catch (error) {
      notifyError(error);
    }
  }

  return (
    <div class="sandbox">
      <Header title={text('sandbox.title')} />
      <main>
        <section class="sandbox-head">
          <h2 data-testid="sandbox-name">{state?.name ?? text('sandbox.title')}</h2>
          <p class="muted">{text('sandbox.what')}</p>
        </section>
        {problem && <p class="form-problem" role="alert">{problem}</p>}
        {state && !state.platformId && <p class="hint" role="status">{text('sandbox.notYet')}</p>}
        {state && (
          <fieldset class="choices">
            <legend>{text('sandbox.modes')}</legend>
            <div class="chips">
              {MODES.map((mode) => (
                <button key={mode} type="button" class="chip" aria-pressed={state.mode === mode} data-testid={`mode-${mode}`}
                  onClick={() => void choose(mode)}>{text(`sandbox.mode.${mode}`)}</button>
              ))}
            </div>
            <p class="muted" role="status" data-testid="mode-says">{text(`sandbox.says.${state.mode}`)}</p>
          </fieldset>
        )}
        {state && <Figures state={state} />}
        {state && (
          <section class="sandbox-duties">
            <h3>{text('sandbox.duties')}</h3>
            {state.duties.length === 0 && <p class="empty">{text('sandbox.none')}</p>}
            <ul>{state.duties.map((duty) => <SandboxDutyCard key={duty.dutyId} duty={duty} />)}</ul>
          </section>
        )}
      </main>
      <Notices />
    </div>
  );
}

function Figures({ state }: { state: Sandbox }) {
  const pool = state.pool;
  return (
    <section aria-label={text('sandbox.pool')}>
      <h3>{text('sandbox.pool')} {pool?.month}</h3>
      <dl class="sandbox-figures" data-testid="sandbox-pool">
        {pool && <div><dt>{text('sandbox.available')}</dt><dd>{text('sandbox.minutes', { n: pool.availableMinutes })}</dd></div>}
        {pool && <div><dt>{text('sandbox.held')}</dt><dd>{text('sandbox.minutes', { n: pool.heldMinutes })}</dd></div>}
        {pool && <div><dt>{text('sandbox.forgiven')}</dt><dd data-testid="forgiven">{text('sandbox.minutes', { n: pool.forgivenMinutes })}</dd></div>}
        <div><dt>{text('sandbox.turnedAway')}</dt><dd>{text('sandbox.times', { n: state.turnedAway })}</dd></div>
        <div><dt>{text('sandbox.unbelieved')}</dt><dd>{text('sandbox.times', { n: state.unbelieved })}</dd></div>
      </dl>
    </section>
  );
}
