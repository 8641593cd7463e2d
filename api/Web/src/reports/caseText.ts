import { namedDayAndTime } from '../i18n/chinaTime';
import { text, textIfKnown } from '../i18n/i18n';
import type { Case, CaseHistory, CaseStatus } from '../net/wire';

export function caseStatusName(status: CaseStatus): string {
  return text(`case.status.${status}`);
}

/** By when, in a sentence; empty when nothing is due. What reaches into a year without a calendar is said to be provisional. */
export function dueText({ due, deadlines, overdue }: Pick<Case, 'due' | 'deadlines' | 'overdue'>, now: number): string {
  if (!due) return deadlines.stopped ? text('case.due.stopped') : '';
  const words = text(`case.due.${due.clock}`, { at: namedDayAndTime(due.at, now) });
  return words + (overdue ? text('case.due.overdue') : deadlines.provisional ? text('case.due.provisional') : '');
}

/** Who did a step: riders do not learn who the other people are. */
export function doerText(entry: CaseHistory, subject: string): string {
  if (entry.by === subject) return text('case.by.me');
  return textIfKnown(`case.by.${entry.by}`) ?? text('case.by.office');
}

export function eventText(entry: CaseHistory): string {
  return textIfKnown(`case.event.${entry.event}`) ?? caseStatusName(entry.status);
}
