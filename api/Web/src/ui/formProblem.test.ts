import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'en' } });
const { loadWords } = await import('../i18n/i18n');
const { ApiError } = await import('../net/problem');
const { problemOf, withoutField } = await import('./formProblem');
await loadWords();

const refused = (errors: { field: string; rule: string }[], status = 400, code = 'invalid_input') => new ApiError(status, code, 'detail', 0, errors);

describe('a form\'s problem', () => {
  it('W23: stands at the field that the server names, in the reader\'s words', () => {
    const problem = problemOf(refused([{ field: 'note', rule: '1 to 500 characters' }]), { note: 'note' });
    expect(problem).toEqual({ fields: { note: '1 to 500 characters' }, rest: '' });
    expect(problemOf(refused([{ field: 'position', rule: 'in a known district' }]), { position: 'place' }).fields)
      .toEqual({ place: 'This place is in no district served here' });
  });

  it('W23: of a part stands at the whole, if the part has no place of its own', () => {
    expect(problemOf(refused([{ field: 'evidence.note', rule: 'x' }]), { evidence: 'note' }).fields).toEqual({ note: 'x' });
    expect(problemOf(refused([{ field: 'ports[3].at', rule: 'x' }]), { ports: 'list' }).fields).toEqual({ list: 'x' });
  });

  it('W23: is told beneath the form when it belongs to no field, and never lost', () => {
    expect(problemOf(refused([{ field: 'operationId', rule: 'short' }]), { note: 'note' }).rest).toContain('operationId');
    const problem = problemOf(refused([], 409, 'wrong_status'), { note: 'note' });
    expect(problem).toEqual({ fields: {}, rest: 'The task has moved on, see its present state' });
    expect(problemOf(new Error('gone'), { note: 'note' }).rest).not.toBe('');
  });

  it('W23: leaves a field that is written in, and stays at the others', () => {
    const problem = { fields: { note: 'too long', place: 'elsewhere' }, rest: 'and more' };
    expect(withoutField(problem, 'note')).toEqual({ fields: { place: 'elsewhere' }, rest: 'and more' });
    expect(withoutField(problem, 'within')).toBe(problem);
  });

  it('W23: finds its field by the code where the server names none', () => {
    expect(problemOf(refused([], 403, 'not_allowed'), { '!not_allowed': 'place' }).fields['place']).toBeTruthy();
  });
});
