import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { place } from './embedState';

/** Asks the phone where it is, where the platform's page has not said so. Only when the rider wants it. */
export function AskPlace() {
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle');
  if (place.value) return null;

  function locate(): void {
    if (!('geolocation' in navigator)) {
      setState('failed');
      return;
    }
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { place.value = { lat: coords.latitude, lon: coords.longitude }; },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  }

  return (
    <div class="embed-locate">
      <button type="button" class="secondary wide" data-testid="embed-locate" disabled={state === 'locating'} onClick={locate}>
        {text(state === 'locating' ? 'embed.locating' : 'embed.locate')}
      </button>
      {state === 'failed' && <p role="status" class="embed-note">{text('embed.notLocated')}</p>}
    </div>
  );
}
