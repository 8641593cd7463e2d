import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { StationSummary } from '../net/wire';
import { Icon } from '../ui/Icon';
import { freshness, span, STALE_AFTER_S } from './freshness';
import { heardAt, liveStatus } from './stationStore';

export function ago(seconds: number): string {
  const { unit, n } = span(seconds);
  return unit === 's' && n < 5 ? text('ago.now') : text(`ago.${unit}`, { n });
}

/** A list that has just come needs no open connection to be believed. */
function justHeard(): boolean {
  return Date.now() - heardAt.value < STALE_AFTER_S * 1000;
}

/** How old a number is, in words; when it should not be trusted also by sign and weight, never by colour alone. */
export function Freshness({ station }: { station: Pick<StationSummary, 'asOf' | 'state'> }) {
  // Without ports, or closed for good, there is no number whose age would matter.
  if (station.state === 'noPorts' || station.state === 'retired') return null;
  const known = liveStatus.value;
  const word = freshness(station, now.value, known === 'live' || (known === 'unknown' && justHeard()));
  const { seconds } = word;
  // A page that has just woken, or lost its line, does not know: the number may have changed since.
  const kind = word.kind === 'fresh' && known === 'stale' ? 'stale' : word.kind;
  return (
    <span class={`freshness ${kind}`} data-testid="freshness" data-kind={kind}>
      {kind === 'fresh' ? <span class="pulse" aria-hidden="true" /> : <Icon name={kind === 'stale' ? 'clock' : 'blocked'} size={16} />}
      {text(`fresh.${kind}`, { ago: ago(seconds) })}
    </span>
  );
}
