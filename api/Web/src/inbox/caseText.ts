import { computed } from '@preact/signals';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Case, CaseHistory, CaseLimit, CaseStatus } from '../net/wire';
import { districtName } from '../districts/districts';
import { className, reasonText } from './caseClasses';

const MINUTE_MS = 60_000;

/** The time in whole minutes: what counts by it is drawn once a minute. */
export const minute = computed(() => Math.floor(now.value / MINUTE_MS));

export const statusName = (status: CaseStatus) => text(`inbox.status.${status}`);

/** Whether its time is over, also where that happened after the server was asked. */
export function isLate(view: Case, at: number): boolean {
  return view.overdue || (view.due != null && Date.parse(view.due.at) <= at);
}

/** A length of time in the two units that tell most of it. */
export function spanText(ms: number): string {
  const minutes = Math.max(0, Math.floor(Math.abs(ms) / MINUTE_MS));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)];
  if (days >= 2) return text('inbox.span.days', { d: days, h: hours % 24 });
  return hours > 0 ? text('inbox.span.hours', { h: hours, m: minutes % 60 }) : text('inbox.span.minutes', { m: minutes });
}

/** How long is left, or how long it has been over. */
export function leftText(due: string, at: number): string {
  const left = Date.parse(due) - at;
  return text(left > 0 ? 'inbox.left' : 'inbox.over', { span: spanText(left) });
}

export const limitText = ({ amount, unit }: CaseLimit) => text(`inbox.limit.${unit}`, { n: amount });

/** What a line of the history has besides what happened and who did it. */
export function historyDetail(entry: CaseHistory, view: Case): string[] {
  const { terms, unit, district, reason, extension, reviewAt, escalation } = entry;
  return [
    terms && className(terms.classId, view.district),
    terms && text('inbox.limits', { answer: limitText(terms.answer), closing: limitText(terms.closing) }),
    unit,
    district && districtName(district),
    reason && reasonText(reason, view.district),
    extension != null && limitText({ amount: extension, unit: view.limits.close.unit }),
    reviewAt && text('inbox.reviewAt', { at: dayAndTime(reviewAt, now.value) }),
    escalation && text(`inbox.escalation.${escalation.level}`, {
      clock: text(`inbox.clock.${escalation.clock}`), at: dayAndTime(escalation.dueAt, now.value),
    }),
  ].filter((part): part is string => Boolean(part));
}
