import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));
const call = vi.hoisted(() => vi.fn());
vi.mock('../net/api', () => ({ call }));
vi.mock('../accounts/session', () => ({ onSignOut: () => undefined, session: { value: null } }));
vi.mock('../i18n/i18n', () => ({
  isolated: (value: string) => value,
  text: (key: string, values?: Record<string, string>) => [key, ...Object.values(values ?? {})].join(' '),
  textIfKnown: (key: string) => (key === 'role.dispatcher' ? '调度员' : undefined),
}));

import type { Case } from '../net/wire';
import { loadPeople, personText } from './casePeople';

const view = {
  id: 'c1', organisation: '城管平台', tasks: [], proposedSuspension: null,
  history: [{ by: '城管平台' }, { by: 'u-4711' }, { by: 'system' }, { by: 'u-gone' }],
} as unknown as Case;

describe('who did a step', () => {
  beforeEach(() => { call.mockReset(); });

  it('is told by role and name, and never by a subject', async () => {
    expect(personText('u-4711', view)).toBe('');
    call.mockResolvedValue({ items: [{ subject: 'u-4711', role: 'dispatcher', name: '王敏' }] });
    await loadPeople(view);
    expect(personText('u-4711', view)).toBe('inbox.byPerson 调度员 王敏');
    expect(personText('u-gone', view)).toBe('inbox.byOther');
    expect(personText('城管平台', view)).toBe('城管平台');
    expect(personText('system', view)).toBe('');
  });

  it('is asked for when somebody new is named', async () => {
    call.mockResolvedValue({ items: [{ subject: 'u-gone', role: 'rider', name: '李强' }] });
    await loadPeople(view);
    await loadPeople(view);
    expect(call).toHaveBeenCalledTimes(1);
    expect(personText('u-gone', view)).toBe('inbox.byPerson rider 李强');
  });
});
