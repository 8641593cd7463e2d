import { call, callAddress } from '../net/api';
import { ApiError } from '../net/problem';
import type { PublicReport } from '../net/wire';
import type { Way } from '../offline/outbox';
import type { StoredCommand } from '../offline/outboxStore';
import { uploadPhoto } from '../offline/photoUpload';
import { keepOwn } from './ownReports';
import { formToken } from './reportForm';

const PHOTO = '/public-reports/photo';

/** How reports without account are sent: with a token of the form, and a photo by the key that the report was answered with. */
export const residentWay: Way = {
  deliver: (item, progress) => (item.step === 'reportPhoto' ? sendPhoto(item, progress) : sendWords(item)),

  followUps(item, answer) {
    const { seq: _seq, photo, voice: _voice, ...rest } = item;
    if (item.step === 'reportPhoto' || !photo) return [];
    const { uploadKey } = answer as PublicReport;
    return [{ ...rest, step: 'reportPhoto', operationId: `${item.operationId}.p`, path: PHOTO, body: { uploadKey }, photo }];
  },
};

function sendPhoto(item: StoredCommand, progress: (share: number) => void): Promise<string> {
  const headers = { 'upload-key': String(item.body['uploadKey']) };
  return uploadPhoto(item.photo!, item.operationId, progress, (body, options) => call('POST', PHOTO, {
    body, timeoutMs: options.timeoutMs, headers: { ...options.headers, ...headers }, signed: false,
  }));
}

async function sendWords(item: StoredCommand): Promise<PublicReport> {
  const { operationId, path } = item;
  const send = async (fresh: boolean) => {
    const body = { ...item.body, operationId, token: await formToken(fresh) };
    return await callAddress({ method: 'POST', path, body, signed: false }) as PublicReport;
  };
  let answer: PublicReport;
  try {
    answer = await send(false);
  } catch (error) {
    // The phone may have been away for longer than its token is good.
    if (!(error instanceof ApiError) || error.code !== 'form_token_invalid') throw error;
    answer = await send(true);
  }
  // Before the command is taken off: its code is in this answer alone, which a page that is closed now is given once more.
  keepOwn({ operationId, caseId: answer.caseId, code: answer.code, title: item.title ?? '', joined: item.step === 'join', at: item.createdAt });
  return answer;
}
