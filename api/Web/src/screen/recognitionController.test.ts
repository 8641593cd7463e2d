import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../net/problem';
import type { Recognition } from '../net/wire';
import { RecognitionController } from './recognitionController';

vi.mock('../i18n/i18n', () => ({ text: (key: string) => key, textIfKnown: () => null }));

const rider: Recognition['rider'] = { id: 'r1', displayName: '小张', tier: 'newcomer', homeDistrict: null, points: 3, socialHours: 1, honours: null };
const welcome: Recognition = { rider, visiting: false, door: 'opened', alreadyWelcome: false, reservation: null };
const already: Recognition = { ...welcome, alreadyWelcome: true };

const ask = vi.fn<(operationId: string, credential: string) => Promise<Recognition>>();
const shown = { welcome: vi.fn(), refused: vi.fn(), trouble: vi.fn() };
let at = 0;
let operations = 0;
let controller: RecognitionController;

beforeEach(() => {
  ask.mockReset();
  Object.values(shown).forEach((one) => one.mockReset());
  [at, operations] = [0, 0];
  controller = new RecognitionController({ ask, newOperationId: () => `op${operations++}`, now: () => at, wait: async (ms) => { at += ms; } }, shown);
});

const refuse = (status: number, code: string, reading?: 'damaged' | 'foreign') => new ApiError(status, code, undefined, 0, [], reading);

describe('Desk', () => {
  it('welcomes whom the server recognises', async () => {
    ask.mockResolvedValue(welcome);
    expect(await controller.read(['a'])).toBe(true);
    expect(shown.welcome).toHaveBeenCalledWith(expect.objectContaining({ displayName: '小张' }), 'opened', false);
  });
  it('W3: says already welcome, and never refuses over a code that it has welcomed', async () => {
    ask.mockResolvedValueOnce(welcome);
    await controller.read(['a']);
    for (const code of ['credential_used', 'credential_expired']) {
      at += 60_000;
      ask.mockRejectedValueOnce(refuse(403, code));
      await controller.read(['a']);
    }
    expect(shown.refused).not.toHaveBeenCalled();
    expect(shown.welcome).toHaveBeenCalledTimes(3);
    expect(shown.welcome).toHaveBeenLastCalledWith(expect.anything(), 'opened', true);
  });
  it('W3: still refuses a code that was used by somebody else, and a blocked rider', async () => {
    ask.mockResolvedValueOnce(welcome).mockRejectedValueOnce(refuse(403, 'credential_used')).mockRejectedValueOnce(refuse(403, 'rider_blocked'));
    await controller.read(['a']);
    await controller.read(['b']);
    at += 10_000;
    await controller.read(['a']);
    expect(shown.refused.mock.calls.map(([error]) => error.code)).toEqual(['credential_used', 'rider_blocked']);
  });
  it('P4: asks once about a code that is read twice', async () => {
    let answer!: (value: Recognition) => void;
    ask.mockReturnValue(new Promise((resolve) => { answer = resolve; }));
    const readings = [controller.read(['a']), controller.read(['a'])];
    answer(welcome);
    await Promise.all(readings);
    at += 2000;
    await controller.read(['a']);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(shown.refused).not.toHaveBeenCalled();
  });
  it('asks again under the same operation id while the line is down, and says that it is the line', async () => {
    ask.mockRejectedValueOnce(refuse(0, 'network')).mockRejectedValueOnce(refuse(503, 'busy')).mockResolvedValueOnce(already);
    expect(await controller.read(['a'])).toBe(true);
    expect(ask.mock.calls.map(([operation]) => operation)).toEqual(['op0', 'op0', 'op0']);
    expect(shown.trouble.mock.calls.flat()).toEqual(['line', 'server']);
    expect(shown.refused).not.toHaveBeenCalled();
  });
  it('gives up after a while, says so, and lets the code be read again', async () => {
    ask.mockRejectedValue(refuse(0, 'network'));
    expect(await controller.read(['a'])).toBe(false);
    expect(at).toBeLessThan(20_000);
    expect(shown.trouble).toHaveBeenLastCalledWith('lineOver');
  });
  it('leaves what it tries again when the next person has come', async () => {
    ask.mockImplementation(async (_, credential) => { if (credential === 'a') throw refuse(0, 'network'); return welcome; });
    const wait = async () => { await waiting.read(['b']); };
    const waiting: RecognitionController = new RecognitionController({ ask, newOperationId: () => 'op', now: () => 0, wait }, shown);
    expect(await waiting.read(['a'])).toBe(false);
    expect(shown.welcome).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls.filter(([, credential]) => credential === 'a')).toHaveLength(1);
  });
  it.each(['damaged', 'foreign'] as const)('W15: says that the reader is to blame when the code is %s', async (reading) => {
    ask.mockRejectedValue(refuse(403, 'credential_invalid', reading));
    await controller.read(['a']);
    expect(shown.trouble).toHaveBeenCalledWith(reading);
    expect(shown.refused).not.toHaveBeenCalled();
  });
  it('W15: asks about the other transcript when the first is none of ours', async () => {
    ask.mockRejectedValueOnce(refuse(403, 'credential_invalid')).mockResolvedValueOnce(welcome);
    await controller.read(['yhang', 'zhang']);
    expect(shown.welcome).toHaveBeenCalledTimes(1);
    expect(shown.refused).not.toHaveBeenCalled();
  });
  it('W15: says that it is the input method when nothing can be read', async () => {
    await controller.read([]);
    expect(shown.trouble).toHaveBeenCalledWith('inputMethod');
  });
  it('does not blame the person when the screen itself may not ask', async () => {
    ask.mockRejectedValueOnce(refuse(401, 'http_401')).mockRejectedValueOnce(refuse(403, 'not_allowed'));
    await controller.read(['a']);
    await controller.read(['a']);
    expect(shown.trouble.mock.calls.flat()).toEqual(['signIn', 'signIn']);
  });
});
