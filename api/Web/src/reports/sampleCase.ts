import type { CaseHistory } from '../net/wire';

/** A step of a case, for tests, with what the test cares about; fields that say nothing here are left out. */
export function sampleStep(extra: Partial<CaseHistory> = {}): CaseHistory {
  return { status: 'reported', at: '2026-11-24T03:00:00Z', by: 'office', event: 'opened', ...extra } as CaseHistory;
}
