import { describe, expect, it } from 'vitest';
import type { UnsentCommand } from '../offline/unsentCommands';
import { partsOf, stageOf } from './reportOutcome';

const item = (step: UnsentCommand['step'], extra: Partial<UnsentCommand> = {}): UnsentCommand =>
  ({ operationId: `${step}-1`, subject: 'r', step, taskId: 'op', taskType: '', createdAt: 0, refused: null, ...extra });

describe('what is said of a report', () => {
  it('is "received" only when nothing of it is kept any more', () => {
    expect(stageOf(item('report'))).toBe('sending');
    expect(stageOf(item('report', { tries: 1, lastFailure: 'network' }))).toBe('kept');
    expect(stageOf(item('report', { lastFailure: 'server' }))).toBe('kept');
    expect(stageOf(item('report', { refused: { status: 400, code: 'case_class_unknown' } }))).toBe('refused');
    expect(stageOf(undefined)).toBe('received');
  });

  it('tells words and photo apart, and other reports', () => {
    const all = [item('reportPhoto'), item('report', { taskId: 'other' }), item('photo', { taskId: 'task' })];
    expect(partsOf('op', all)).toEqual({ words: undefined, photo: all[0], voice: undefined });
    expect(partsOf('other', all)).toEqual({ words: all[1], photo: undefined, voice: undefined });
  });
});
