import { distance, text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { may } from '../tasks/actions';
import { Icon } from '../ui/Icon';
import { candidates } from './boardState';

const SHOWN = 4;

/** Riders whom the server suggests for a task; choosing one is the action "assign". */
export function RidersNearby({ task }: { task: Task }) {
  const found = (candidates.value.get(task.id) ?? []).filter((rider) => rider.mayAssign);
  if (found.length === 0 || !may(task, 'assign')) return null;
  return (
    <div class="nearby" data-testid="riders-nearby">
      <p><Icon name="user" size={18} /><strong>{text('candidates.nearby', { n: found.length })}</strong></p>
      <ul>
        {found.slice(0, SHOWN).map((rider) => (
          <li key={rider.riderId}><bdi>{rider.displayName}</bdi> <span class="muted">{distance(rider.distanceM, rider.accuracyM)}</span></li>
        ))}
      </ul>
    </div>
  );
}
