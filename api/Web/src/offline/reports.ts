import { addressOf, type BodyOf, type Operation } from '../net/operations';
import type { NewCommand, StoredCommand } from './outboxStore';

/** What is sent of a report, or of "me too", besides the id of the command. */
export type ReportBody = Omit<BodyOf<Operation<'POST', '/cases'>>['body'], 'operationId'>;

/** A report of a case, or "me too", as it is handed over to be kept and sent. */
export interface Report {
  step: 'report' | 'join';
  /** Made when the report was begun, so that sending it twice changes nothing. */
  operationId: string;
  path: string;
  /** To name it by. */
  title: string;
  /** Of "me too" without account also the case, which a rider's has in its path. */
  body: Partial<ReportBody> & { caseId?: string };
  photo: Blob | null;
  /** What was said. */
  voice: Blob | null;
}

/** Photo and recording of a report, or of "me too", follow its words: the case that they belong to is only known from their answer. */
export function followUps(item: StoredCommand, answer: unknown): NewCommand[] {
  if (item.step !== 'report' && item.step !== 'join') return [];
  const { seq: _seq, photo, voice, ...rest } = item;
  const path = addressOf('/cases/{id}/attachments', { path: { id: (answer as { id: string }).id } });
  return [
    ...(voice ? [{ ...rest, step: 'reportVoice' as const, operationId: `${item.operationId}.v`, path, body: {}, voice }] : []),
    ...(photo ? [{ ...rest, step: 'reportPhoto' as const, operationId: `${item.operationId}.p`, path, body: {}, photo }] : []),
  ];
}
