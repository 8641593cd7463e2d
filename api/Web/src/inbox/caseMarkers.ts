import * as L from 'leaflet';
import { text } from '../i18n/i18n';
import { serverNow } from '../net/clock';
import type { Case } from '../net/wire';
import { groupNear } from '../map/groupNearby';
import { className } from './caseClasses';
import { isLate, statusName } from './caseText';
import { select } from './inboxState';

/** Markers are this wide, in pixels: what is nearer to each other is one marker with a number. */
const SIZE = 34;

/** A marker per listed case, or per group of cases that would cover each other. The chosen one always stands for itself. */
export class CaseMarkers {
  private readonly markers = new Map<string, L.Marker>();
  private views: Case[] = [];
  private chosen: string | null = null;

  constructor(private readonly map: L.Map) {
    map.on('zoomend', () => this.draw());
  }

  /** Cases in the order of the list: the first of a group gives it its place and its colour. */
  show(views: Case[], chosen: string | null): void {
    this.views = views;
    this.chosen = chosen;
    this.draw();
  }

  private draw(): void {
    const zoom = this.map.getZoom();
    const placed = this.views.map((view) => {
      const { x, y } = this.map.project([view.position.lat, view.position.lon], zoom);
      return { view, x, y };
    });
    const groups = groupNear(placed.filter(({ view }) => view.id !== this.chosen), SIZE).map((group) => group.map(({ view }) => view));
    const alone = this.views.filter(({ id }) => id === this.chosen).map((view) => [view]);
    const all = [...groups, ...alone];
    const kept = new Set(all.map((group) => group[0]!.id));
    for (const [id, marker] of this.markers) {
      if (kept.has(id)) continue;
      marker.remove();
      this.markers.delete(id);
    }
    for (const group of all) this.put(group);
  }

  private put(group: Case[]): void {
    const view = group[0]!;
    let marker = this.markers.get(view.id);
    if (!marker) {
      const icon = L.divIcon({ className: 'case-marker', html: '<i></i><b></b>', iconSize: [SIZE, SIZE] });
      marker = L.marker([view.position.lat, view.position.lon], { icon }).addTo(this.map);
      this.markers.set(view.id, marker);
    }
    marker.off('click').on('click', () => this.choose(group));
    marker.setLatLng([view.position.lat, view.position.lon]).setZIndexOffset(view.id === this.chosen ? 1000 : group.length > 1 ? 500 : 0);
    const element = marker.getElement();
    if (!element) return;
    const late = group.some((one) => isLate(one, serverNow()));
    const label = group.length > 1 ? text('inbox.cluster', { n: group.length })
      : [className(view.terms.classId, view.district), statusName(view.status), ...(late ? [text('board.late')] : [])].join(' · ');
    element.setAttribute('aria-label', label);
    element.title = label;
    element.dataset['testid'] = group.length > 1 ? 'case-cluster' : 'case-marker';
    element.dataset['cases'] = group.map(({ id }) => id).join(' ');
    element.classList.toggle('urgent', view.terms.urgent);
    element.classList.toggle('late', late);
    element.classList.toggle('chosen', view.id === this.chosen);
    element.querySelector('b')!.textContent = group.length > 1 ? String(group.length) : '';
  }

  /** Comes nearer until the cases of a group come apart; at one spot they never do, and the first is chosen. */
  private choose(group: Case[]): void {
    const bounds = L.latLngBounds(group.map(({ position }) => [position.lat, position.lon]));
    if (group.length > 1 && this.map.getZoom() < this.map.getMaxZoom() && !bounds.getNorthEast().equals(bounds.getSouthWest(), 1e-5)) {
      this.map.fitBounds(bounds.pad(0.2));
      return;
    }
    select(group[0]!.id);
  }
}
