import type * as L from 'leaflet';
import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { GroupedMarkers } from '../map/groupedMarkers';
import { stateName, taskName } from '../tasks/taskText';
import { newPlace, selectedId } from './boardState';
import { columnOf } from './columns';

/** A marker per open task. Shape tells what it waits for: a person, a rider, or the check of its result. */
export class TaskMarkers extends GroupedMarkers<Task> {
  constructor(map: L.Map) {
    super(map, 'task-marker', 36);
  }

  /** The most urgent first. */
  override show(tasks: Task[], chosen: string | null): void {
    super.show([...tasks].sort((a, b) =>
      Number(b.overdue === true) - Number(a.overdue === true) || Date.parse(a.deadline) - Date.parse(b.deadline)), chosen);
  }

  protected dress(element: HTMLElement, group: [Task, ...Task[]]): void {
    const [task] = group;
    const late = group.some((one) => one.overdue);
    const label = group.length > 1 ? text('board.cluster', { n: group.length })
      : `${taskName(task.type)}, ${late ? `${text('board.late')}, ` : ''}${stateName(task)}`;
    element.setAttribute('aria-label', label);
    element.title = label;
    element.dataset['testid'] = group.length > 1 ? 'task-cluster' : 'task-marker';
    element.dataset['tasks'] = group.map(({ id }) => id).join(' ');
    element.dataset['column'] = columnOf(task);
    element.classList.toggle('late', late);
    element.classList.toggle('many', group.length > 1);
  }

  /** Comes nearer until the tasks of a group come apart; at one spot they never do, and are gone through one after the other. */
  protected press(group: [Task, ...Task[]]): void {
    const bounds = this.boundsOf(group);
    if (bounds && Math.min(this.map.getMaxZoom(), this.map.getBoundsZoom(bounds)) > this.map.getZoom()) {
      this.map.fitBounds(bounds);
      return;
    }
    newPlace.value = null;
    selectedId.value = group[0].id === this.chosen ? this.nextAt(group[0]) : group[0].id;
  }

  /** The task after the chosen one among those that lie under it. */
  private nextAt(chosen: Task): string {
    const point = (task: Task) => this.map.latLngToContainerPoint([task.position.lat, task.position.lon]);
    const here = this.shown.filter((task) => point(task).distanceTo(point(chosen)) < this.size).map(({ id }) => id).sort();
    return here[(here.indexOf(chosen.id) + 1) % here.length]!;
  }
}
