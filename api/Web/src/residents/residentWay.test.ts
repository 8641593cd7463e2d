import { beforeEach, describe, expect, it, vi } from 'vitest';

const [call, callAddress] = [vi.fn(), vi.fn()];
vi.mock('../net/api', () => ({ call, callAddress, newOperationId: () => 'op' }));
vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
const { ApiError } = await import('../net/problem');
const { residentWay } = await import('./residentWay');
const { ownReports } = await import('./ownReports');

const LONG = '2999-01-01T00:00:00Z';
const report = {
  seq: 1, operationId: 'o1', subject: 'public', step: 'report' as const, taskId: 'o1', taskType: '', title: '井盖：松动', createdAt: 5, refused: null,
  path: '/public-reports', body: { class: 'c0101', note: '松动' }, photo: { bytes: new ArrayBuffer(4), type: 'image/jpeg' },
};
const answer = { caseId: 'c1', code: '0123456789abcdefghjk', uploadKey: 'key', uploadUntil: LONG, district: '330106', receivedAt: LONG };
const silent = () => undefined;

describe('a report without account', () => {
  beforeEach(() => {
    call.mockReset().mockResolvedValue({ token: 'token', expiresAt: LONG });
    callAddress.mockReset().mockResolvedValue(answer);
    ownReports.value = [];
  });

  it('goes with a token and no name, and its code is kept on the phone', async () => {
    await expect(residentWay.deliver(report, silent)).resolves.toBe(answer);
    expect(callAddress).toHaveBeenCalledWith({
      method: 'POST', path: '/public-reports', signed: false, body: { class: 'c0101', note: '松动', operationId: 'o1', token: 'token' },
    });
    expect(ownReports.value).toEqual([{ operationId: 'o1', caseId: 'c1', code: answer.code, title: '井盖：松动', joined: false, at: 5 }]);
  });

  it('is sent again with another token when the phone was away for too long, and once only', async () => {
    callAddress.mockRejectedValueOnce(new ApiError(403, 'form_token_invalid'));
    await residentWay.deliver(report, silent);
    expect(callAddress).toHaveBeenCalledTimes(2);
    expect(ownReports.value).toHaveLength(1);

    callAddress.mockReset().mockRejectedValue(new ApiError(403, 'form_token_invalid'));
    await expect(residentWay.deliver(report, silent)).rejects.toMatchObject({ code: 'form_token_invalid' });
    expect(callAddress).toHaveBeenCalledTimes(2);
  });

  it('is followed by its photo, under the key of its answer', async () => {
    const [photo] = residentWay.followUps(report, answer);
    expect(photo).toMatchObject({ step: 'reportPhoto', operationId: 'o1.p', path: '/public-reports/photo', body: { uploadKey: 'key' } });
    expect(residentWay.followUps({ ...photo!, seq: 2 }, { photoId: 'p1' })).toEqual([]);

    call.mockReset().mockResolvedValue({ photoId: 'p1' });
    await residentWay.deliver({ ...photo!, seq: 2 }, silent);
    expect(call).toHaveBeenCalledWith('POST', '/public-reports/photo', expect.objectContaining({ headers: { 'upload-key': 'key' }, signed: false }));
  });
});
