import { call } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { Case, CaseAction, TaskType } from '../net/wire';

/** What a dispatcher does with a case by a button of its own; what is done with a photo stands at the photo. */
export type DeskAction = Exclude<CaseAction, 'join' | 'reopen' | 'attach' | 'releasePhoto' | 'withdrawPhoto'>;

/** What is said with it; each action takes its own part. */
export interface ActionInput {
  note?: string;
  class?: string;
  reason?: string;
  /** The earlier case. */
  caseId?: string;
  unit?: string;
  district?: string;
  reviewAt?: string;
  /** In the unit of the class. */
  extension?: number;
  type?: TaskType;
  minutes?: number;
}

type Send = (path: { id: string }, operationId: string, input: ActionInput) => Promise<Case>;

const SEND: Record<DeskAction, Send> = {
  verify: (path, operationId, { note }) => call('POST', '/cases/{id}/verify', { path, body: { operationId, note } }),
  open: (path, operationId, { class: classId, note }) => call('POST', '/cases/{id}/open', { path, body: { operationId, class: classId, note } }),
  refuse: (path, operationId, { reason = null, note }) => call('POST', '/cases/{id}/refuse', { path, body: { operationId, reason, note } }),
  merge: (path, operationId, { caseId = null, note }) => call('POST', '/cases/{id}/merge', { path, body: { operationId, caseId, note } }),
  split: (path, operationId, { note }) => call('POST', '/cases/{id}/split', { path, body: { operationId, note } }),
  dispatch: (path, operationId, { unit = null, note }) => call('POST', '/cases/{id}/dispatch', { path, body: { operationId, unit, note } }),
  start: (path, operationId, { note }) => call('POST', '/cases/{id}/start', { path, body: { operationId, note } }),
  finish: (path, operationId, { note }) => call('POST', '/cases/{id}/finish', { path, body: { operationId, note } }),
  close: (path, operationId, { note }) => call('POST', '/cases/{id}/close', { path, body: { operationId, note } }),
  rework: (path, operationId, { note }) => call('POST', '/cases/{id}/rework', { path, body: { operationId, note } }),
  return: (path, operationId, { note }) => call('POST', '/cases/{id}/return', { path, body: { operationId, note } }),
  handOver: (path, operationId, { district = null, note = null }) =>
    call('POST', '/cases/{id}/hand-over', { path, body: { operationId, district, note } }),
  handBack: (path, operationId, { note }) => call('POST', '/cases/{id}/hand-back', { path, body: { operationId, note } }),
  suspend: (path, operationId, { reviewAt = null, note = null }) =>
    call('POST', '/cases/{id}/suspend', { path, body: { operationId, reviewAt, note } }),
  confirmSuspension: (path, operationId, { note }) => call('POST', '/cases/{id}/confirm-suspension', { path, body: { operationId, note } }),
  declineSuspension: (path, operationId, { note }) => call('POST', '/cases/{id}/decline-suspension', { path, body: { operationId, note } }),
  resume: (path, operationId, { note }) => call('POST', '/cases/{id}/resume', { path, body: { operationId, note } }),
  extend: (path, operationId, { extension = null, note = null }) =>
    call('POST', '/cases/{id}/extend', { path, body: { operationId, extension, note } }),
  makeTask: async (path, operationId, { type = null, note, minutes }) => {
    await call('POST', '/cases/{id}/tasks', { path, body: { operationId, type, note, respondWithinMinutes: minutes } });
    return call('GET', '/cases/{id}', { path });
  },
};

/** Sends it, a few times where no answer comes, and answers the case as it is then. */
export function send(id: string, action: DeskAction, operationId: string, input: ActionInput): Promise<Case> {
  return retryCommand(() => SEND[action]({ id }, operationId, input));
}
