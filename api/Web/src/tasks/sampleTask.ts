import type { Task, TaskHistory } from '../net/wire';

/** A task for tests: a patrol that is being offered, with whatever the test cares about in its place. */
export function sampleTask(extra: Partial<Task> = {}): Task {
  return {
    id: 'a', type: 'patrol', position: { lat: 30, lon: 120 }, district: '330106', note: '', status: 'offering', points: 5, minutes: 20, skills: [],
    assignee: null, assigneeName: null, createdAt: '2026-11-24T03:00:00.000Z', deadline: '2026-11-24T04:30:00.000Z', revision: 1, overdue: false,
    needsDispatcher: false, openOffers: 0, ring: null, evidence: null, actions: [], history: [], priceList: null, caseId: null,
    insuranceCover: null, insuranceCoverEn: null, exemptions: [], ...extra,
  };
}

/** What happened to a task at some time, for tests. */
export function sampleHistory(status: TaskHistory['status'], at: string): TaskHistory {
  return { status, at, by: 'd1', note: null, event: 'verified' };
}
