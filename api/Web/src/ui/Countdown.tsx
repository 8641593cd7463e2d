import { useRef } from 'preact/hooks';
import { now } from '../net/clock';
import { countdown } from './countdownText';

/** Remaining time as a ring and in figures. The figure alone says everything; the ring is for a glance. */
export function CountdownRing({ until, label }: { until: string; label: string }) {
  const left = Math.max(0, (Date.parse(until) - now.value) / 1000);
  // The full length is whatever was left when the ring first appeared.
  const full = useRef(Math.max(1, left));
  const share = Math.min(1, left / full.current);
  return (
    <div class={`ring ${left < 8 ? 'urgent' : ''}`} role="timer" aria-label={label} data-testid="countdown-ring">
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="ring-ground" cx="50" cy="50" r="44" />
        <circle class="ring-left" cx="50" cy="50" r="44" pathLength={1} stroke-dasharray={`${share} 1`} />
      </svg>
      <span>{countdown(left)}</span>
    </div>
  );
}

export function TimeLeft({ until }: { until: string }) {
  return <span class="time-left" role="timer">{countdown((Date.parse(until) - now.value) / 1000)}</span>;
}
