import { useEffect } from 'preact/hooks';
import { clockTime } from '../i18n/chinaTime';
import { text, type Key } from '../i18n/i18n';
import { useLinkedRider } from './linkedRider';
import type { EmbedProps } from './embedPage';

const words: Record<string, Key> = {
  waiting: 'embed.waiting', granted: 'embed.granted', refused: 'embed.notGranted', poolEmpty: 'embed.poolEmpty', unanswered: 'embed.noAnswer',
};

/** The governance task that the linked rider is on, and what their platform forgives for it. */
export default function DutyCard({ parent }: EmbedProps) {
  const rider = useLinkedRider(parent);
  const duty = rider?.duty ?? null;
  const state = duty?.exemption ?? 'none';
  useEffect(() => { if (rider) parent.tell({ type: 'duty', state }); }, [rider === null, state]);
  if (!rider) return <p class="embed-duty" data-testid="embed-duty" data-state="notLinked">{text('embed.notLinked')}</p>;
  return (
    <section class="embed-duty" data-testid="embed-duty" data-state={state} aria-live="polite">
      {!duty && <p class="empty">{text('embed.idle')}</p>}
      {duty && (
        <>
          <p class="now">{text('embed.dutyOf', { kind: text(`task.type.${duty.type}` as Key) })}</p>
          <p>{text(words[state]!, { n: duty.grantedMinutes ?? 0 })}</p>
          <p class="muted">{text('embed.affected', { time: clockTime(Date.parse(duty.affectedUntil)) })}</p>
        </>
      )}
    </section>
  );
}
