import * as L from 'leaflet';
import type { Position } from '../net/wire';
import { groupNear } from './groupNearby';

/** What a marker stands for. */
export interface Marked { id: string; position: Position }

/** A marker for each of some things, or for each group of them that would cover each other. The chosen one always stands for itself. */
export abstract class GroupedMarkers<T extends Marked> {
  protected shown: T[] = [];
  protected chosen: string | null = null;
  private readonly markers = new Map<string, L.Marker>();

  /**
   * @param map Where.
   * @param className What style sheets know the markers by.
   * @param size Markers are this wide, in pixels: what is nearer to each other is one marker with a number.
   */
  constructor(protected readonly map: L.Map, private readonly className: string, protected readonly size: number) {
    map.on('zoomend', () => this.draw());
  }

  /** The first of a group gives it its place and its colour. */
  show(things: T[], chosen: string | null): void {
    this.shown = things;
    this.chosen = chosen;
    this.draw();
  }

  /** Dresses a marker. */
  protected abstract dress(element: HTMLElement, group: [T, ...T[]]): void;

  /** A marker was pressed. */
  protected abstract press(group: [T, ...T[]]): void;

  /** Where all of a group are; null when it is one, or they are at one spot and no zoom parts them. */
  protected boundsOf(group: T[]): L.LatLngBounds | null {
    const bounds = L.latLngBounds(group.map(({ position }) => [position.lat, position.lon]));
    return group.length > 1 && !bounds.getNorthEast().equals(bounds.getSouthWest(), 1e-5) ? bounds.pad(0.2) : null;
  }

  private draw(): void {
    const zoom = this.map.getZoom();
    const placed = this.shown.map((thing) => {
      const { x, y } = this.map.project([thing.position.lat, thing.position.lon], zoom);
      return { thing, x, y };
    });
    const alone = placed.filter(({ thing }) => thing.id === this.chosen).map((one) => [one]);
    const groups = [...groupNear(placed.filter(({ thing }) => thing.id !== this.chosen), this.size), ...alone]
      .map((group) => group.map(({ thing }) => thing) as [T, ...T[]]);
    const kept = new Set(groups.map(([first]) => first.id));
    for (const [id, marker] of this.markers) {
      if (kept.has(id)) continue;
      marker.remove();
      this.markers.delete(id);
    }
    for (const group of groups) this.put(group);
  }

  private put(group: [T, ...T[]]): void {
    const { id, position } = group[0];
    let marker = this.markers.get(id);
    if (!marker) {
      const icon = L.divIcon({ className: this.className, html: '<i></i><b></b>', iconSize: [this.size, this.size] });
      marker = L.marker([position.lat, position.lon], { icon }).addTo(this.map);
      this.markers.set(id, marker);
    }
    marker.off('click').on('click', () => this.press(group));
    marker.setLatLng([position.lat, position.lon]).setZIndexOffset(id === this.chosen ? 1000 : group.length > 1 ? 500 : 0);
    const element = marker.getElement();
    if (!element) return;
    element.classList.toggle('chosen', id === this.chosen);
    element.querySelector('b')!.textContent = group.length > 1 ? String(group.length) : '';
    this.dress(element, group);
  }
}
