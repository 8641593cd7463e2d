import { namedDayAndTime } from '../i18n/chinaTime';
import { text, textIfKnown } from '../i18n/i18n';
import type { Case, CaseHistory, CaseStatus } from '../net/wire';

export function caseStatusName(status: CaseStatus): string {
  return text(`case.status.${status}`);
}

/** What the next deadline of a case is and when: answered first, then closed. */
export type Due = { kind: 'answer' | 'closing'; at: string } | { kind: 'stopped' } | { kind: 'none' };

const OVER = new Set<CaseStatus>(['closed', 'refused', 'merged']);

export function dueOf({ status, deadlines }: Pick<Case, 'status' | 'deadlines'>): Due {
  if (OVER.has(status)) return { kind: 'none' };
  if (deadlines.stopped) return { kind: 'stopped' };
  if (deadlines.closingDueAt) return { kind: 'closing', at: deadlines.closingDueAt };
  return deadlines.answerDueAt && !deadlines.answeredAt ? { kind: 'answer', at: deadlines.answerDueAt } : { kind: 'none' };
}

/** By when, in a sentence; empty when nothing is due. What reaches into a year without a calendar is said to be provisional. */
export function dueText(view: Pick<Case, 'status' | 'deadlines' | 'overdue'>, now: number): string {
  const due = dueOf(view);
  if (due.kind === 'none') return '';
  if (due.kind === 'stopped') return text('case.due.stopped');
  const words = text(`case.due.${due.kind}`, { at: namedDayAndTime(due.at, now) });
  return words + (view.overdue ? text('case.due.overdue') : view.deadlines.provisional ? text('case.due.provisional') : '');
}

/** Who did a step: riders do not learn who the other people are. */
export function doerText(entry: CaseHistory, subject: string): string {
  if (entry.by === subject) return text('case.by.me');
  return textIfKnown(`case.by.${entry.by}`) ?? text('case.by.office');
}

export function eventText(entry: CaseHistory): string {
  return textIfKnown(`case.event.${entry.event}`) ?? caseStatusName(entry.status);
}
