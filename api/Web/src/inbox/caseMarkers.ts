import type * as L from 'leaflet';
import { text } from '../i18n/i18n';
import { serverNow } from '../net/clock';
import type { Case } from '../net/wire';
import { GroupedMarkers } from '../map/groupedMarkers';
import { className } from './caseClasses';
import { isLate, statusName } from './caseText';
import { select } from './inboxState';

/** A marker per listed case, in the order of the list. */
export class CaseMarkers extends GroupedMarkers<Case> {
  constructor(map: L.Map) {
    super(map, 'case-marker', 34);
  }

  protected dress(element: HTMLElement, group: [Case, ...Case[]]): void {
    const [view] = group;
    const late = group.some((one) => isLate(one, serverNow()));
    const label = group.length > 1 ? text('inbox.cluster', { n: group.length })
      : [className(view.class, view.district), statusName(view.status), ...(late ? [text('board.late')] : [])].join(' · ');
    element.setAttribute('aria-label', label);
    element.title = label;
    element.dataset['testid'] = group.length > 1 ? 'case-cluster' : 'case-marker';
    element.dataset['cases'] = group.map(({ id }) => id).join(' ');
    element.classList.toggle('urgent', view.limits.urgent);
    element.classList.toggle('late', late);
  }

  /** Comes nearer until the cases of a group come apart; at one spot they never do, and the first is chosen. */
  protected press(group: [Case, ...Case[]]): void {
    const bounds = this.map.getZoom() < this.map.getMaxZoom() ? this.boundsOf(group) : null;
    if (bounds) this.map.fitBounds(bounds);
    else select(group[0].id);
  }
}
