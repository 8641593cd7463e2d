import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { describe } from '../net/problem';
import { notify } from '../ui/Notices';

/** What the code on a port says: `/charging?station=…&port=…`. */
const asked = new URLSearchParams(location.search);

/** Starts at the port before which the rider stands: its code brings both numbers, or they are typed. */
export function StartByPhone() {
  const [stationId, setStation] = useState(asked.get('station') ?? '');
  const [port, setPort] = useState(asked.get('port') ?? '');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function start(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      const { outcome } = await call('POST', '/sessions', {
        body: { operationId: newOperationId(), stationId: stationId.trim(), port: Number(port) }, timeoutMs: 40_000,
      });
      if (outcome === 'accepted') notify(text('charging.started'), 'good');
      else setTrouble(text(`charging.outcome.${outcome}`));
    } catch (error) {
      setTrouble(describe(error));
    }
    setBusy(false);
  }

  return (
    <section class="card" aria-labelledby="start-title">
      <h2 id="start-title">{text('charging.byPhone')}</h2>
      <p class="muted">{text('charging.byPhoneWhat')}</p>
      <form class="charging-form" onSubmit={(event) => void start(event)}>
        <label class="field">{text('charging.station')}
          <input name="station" value={stationId} required maxLength={64} autocomplete="off" data-testid="start-station"
            aria-describedby="start-trouble" onInput={(event) => setStation(event.currentTarget.value)} />
        </label>
        <label class="field">{text('charging.portNumber')}
          <input name="port" value={port} required type="number" min={1} max={64} inputMode="numeric" data-testid="start-port"
            aria-describedby="start-trouble" onInput={(event) => setPort(event.currentTarget.value)} />
        </label>
        <span class="form-problem" role="alert" id="start-trouble" data-testid="start-trouble">{trouble}</span>
        <button class="primary wide" disabled={busy} data-testid="start">{text(busy ? 'charging.asking' : 'charging.start')}</button>
      </form>
    </section>
  );
}
