import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParentPage } from './parentPage';

const ORIGIN = 'https://platform.example';

describe('the page around ours', () => {
  const parent = { postMessage: vi.fn() };
  let hear: (event: MessageEvent) => void;

  beforeEach(() => {
    vi.stubGlobal('window', { parent });
    vi.stubGlobal('addEventListener', (_type: string, act: typeof hear) => { hear = act; });
    parent.postMessage.mockReset();
  });

  afterEach(() => vi.unstubAllGlobals());

  const says = (data: object, origin = ORIGIN) => hear({ data: { redstation: 1, ...data }, origin, source: parent } as unknown as MessageEvent);
  const told = () => parent.postMessage.mock.calls.map(([message]) => message);

  it('hears what was to be told before it spoke: the last height, and every report', () => {
    const page = new ParentPage([ORIGIN], () => undefined);
    page.tell({ type: 'height', px: 300 });
    page.tell({ type: 'reported', caseId: 'a' });
    page.tell({ type: 'height', px: 720 });
    page.tell({ type: 'reported', caseId: 'b' });
    expect(told()).toEqual([]);

    says({ type: 'token', token: null });

    expect(told()).toEqual([
      { redstation: 1, type: 'reported', caseId: 'a' }, { redstation: 1, type: 'height', px: 720 }, { redstation: 1, type: 'reported', caseId: 'b' },
    ]);
    expect(parent.postMessage.mock.calls.every(([, target]) => target === ORIGIN)).toBe(true);
    says({ type: 'theme', theme: 'dark' });
    expect(told()).toHaveLength(3);
  });

  it('hears nothing at an origin that is not registered', () => {
    const page = new ParentPage([ORIGIN], () => undefined);
    page.tell({ type: 'height', px: 300 });
    says({ type: 'token', token: null }, 'https://elsewhere.example');
    expect(told()).toEqual([]);
  });
});
