import type { ComponentChildren } from 'preact';
import { text } from '../i18n/i18n';
import { Icon } from '../ui/Icon';

/** Shown while signed in before the server has sent anything about the rider. */
export function RiderUnknown({ children }: { children?: ComponentChildren }) {
  return (
    <section class="panel invite" role="status" data-testid="no-word-yet">
      <Icon name="clock" size={48} />
      <h2>{text('line.unknown')}</h2>
      <p>{text('line.unknownHint')}</p>
      {children}
    </section>
  );
}
