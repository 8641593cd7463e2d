import { text } from '../i18n/i18n';
import type { Case } from '../net/wire';
import { Icon } from '../ui/Icon';
import { isLate, leftText, minute } from './caseText';

const MINUTE_MS = 60_000;

/** The time that is left, or by how much it is over; that the clock stands; that a deadline may still move. */
export function Due({ view }: { view: Case }) {
  const at = minute.value * MINUTE_MS;
  const { due } = view;
  const late = isLate(view, at);
  const words = due ? leftText(due.at, at) : view.deadlines.stopped ? text('inbox.clockStands') : '';
  if (!words) return null;
  return (
    <span class={`due ${late ? 'late' : ''}`} data-testid="case-due" data-late={late}>
      <Icon name={late ? 'warning' : 'clock'} size={16} />{words}
      {due && view.deadlines.provisional && <span class="provisional" data-testid="case-provisional"> {text('inbox.provisional')}</span>}
    </span>
  );
}
