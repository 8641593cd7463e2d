import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { changes } from '../stations/stationStore';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { placeInWords } from './placeInWords';

const TaskMap = lazy(() => import('./TaskMap'), () => text('map.loading'));

/** Where a task is: in words at once, and on a map as soon as that is there. Its room is kept, so that nothing moves under a finger. */
export function TaskPlace({ task }: { task: Task }) {
  void changes.value;
  const words = placeInWords(task.position, task.district);
  return (
    <div class="task-place">
      {words && <p data-testid="task-where"><Icon name="pin" size={20} /><span><bdi>{words}</bdi></span></p>}
      <div class="task-map"><TaskMap task={task} /></div>
    </div>
  );
}
