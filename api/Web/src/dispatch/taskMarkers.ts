import * as L from 'leaflet';
import { text } from '../i18n/i18n';
import type { Task } from '../net/wire';
import { groupNear } from '../map/groupNearby';
import { stateName, taskName } from '../tasks/taskText';
import { newPlace, selectedId } from './boardState';
import { columnOf } from './columns';

/** Markers are this wide, in pixels: what is nearer to each other is one marker with a number. */
const SIZE = 36;

interface Placed { task: Task; x: number; y: number }

/**
 * A marker per open task, or per group of tasks that would cover each other. Shape tells what it waits for: a person, a rider, or the
 * check of its result. The chosen task always stands for itself.
 */
export class TaskMarkers {
  private readonly markers = new Map<string, L.Marker>();
  private tasks: Task[] = [];
  private chosen: string | null = null;

  constructor(private readonly map: L.Map) {
    map.on('zoomend', () => this.draw());
  }

  show(tasks: Task[], chosen: string | null): void {
    this.tasks = tasks;
    this.chosen = chosen;
    this.draw();
  }

  private draw(): void {
    const groups = this.groups();
    const kept = new Set(groups.map((group) => group[0]!.task.id));
    for (const [id, marker] of this.markers) {
      if (kept.has(id)) continue;
      marker.remove();
      this.markers.delete(id);
    }
    for (const group of groups) this.put(group.map(({ task }) => task));
  }

  private groups(): Placed[][] {
    const zoom = this.map.getZoom();
    const placed = this.tasks.map((task) => {
      const { x, y } = this.map.project([task.position.lat, task.position.lon], zoom);
      return { task, x, y };
    });
    const chosen = placed.filter(({ task }) => task.id === this.chosen);
    // The most urgent gives a group its place and its colour.
    const others = placed.filter(({ task }) => task.id !== this.chosen)
      .sort((a, b) => Number(b.task.overdue === true) - Number(a.task.overdue === true) || Date.parse(a.task.deadline) - Date.parse(b.task.deadline));
    return [...groupNear(others, SIZE), ...chosen.map((one) => [one])];
  }

  private put(group: Task[]): void {
    const [task] = group as [Task, ...Task[]];
    let marker = this.markers.get(task.id);
    if (!marker) {
      const icon = L.divIcon({ className: 'task-marker', html: '<i></i><b></b>', iconSize: [SIZE, SIZE] });
      marker = L.marker([task.position.lat, task.position.lon], { icon }).addTo(this.map);
      this.markers.set(task.id, marker);
    }
    marker.off('click').on('click', () => this.choose(group));
    marker.setLatLng([task.position.lat, task.position.lon]).setZIndexOffset(task.id === this.chosen ? 1000 : group.length > 1 ? 500 : 0);
    const element = marker.getElement();
    if (!element) return;
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
    element.classList.toggle('chosen', task.id === this.chosen);
    element.querySelector('b')!.textContent = group.length > 1 ? String(group.length) : '';
  }

  /** Comes nearer until the tasks of a group come apart; at one spot they never do, and are gone through one after the other. */
  private choose(group: Task[]): void {
    const bounds = L.latLngBounds(group.map(({ position }) => [position.lat, position.lon]));
    const zoom = Math.min(this.map.getMaxZoom(), this.map.getBoundsZoom(bounds.pad(0.2)));
    if (group.length > 1 && zoom > this.map.getZoom() && !bounds.getNorthEast().equals(bounds.getSouthWest(), 1e-5)) {
      this.map.fitBounds(bounds.pad(0.2));
      return;
    }
    newPlace.value = null;
    selectedId.value = group[0]!.id === this.chosen ? this.nextAt(group[0]!) : group[0]!.id;
  }

  /** The task after the chosen one among those that lie under it. */
  private nextAt(chosen: Task): string {
    const point = (task: Task) => this.map.latLngToContainerPoint([task.position.lat, task.position.lon]);
    const here = this.tasks.filter((task) => point(task).distanceTo(point(chosen)) < SIZE).map(({ id }) => id).sort();
    return here[(here.indexOf(chosen.id) + 1) % here.length]!;
  }
}
