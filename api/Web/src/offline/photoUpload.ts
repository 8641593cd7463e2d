import { call } from '../net/api';
import type { Answer, Operation } from '../net/operations';
import { ApiError } from '../net/problem';

const SMALLEST = 4 * 1024;
const FIRST = 32 * 1024;
const LARGEST = 256 * 1024;
/** A part that takes less than this is followed by a larger one, in milliseconds. */
const QUICK_MS = 1500;
/** A part that has not arrived by now is sent again, smaller: 4 KB in half a minute is one kilobit a second. */
const PART_MS = 30_000;

type Upload = Answer<Operation<'POST', '/photos'>>;
/** Sends a part. */
export type SendPart = (part: Blob, options: { headers: Record<string, string>; timeoutMs: number }) => Promise<Upload>;

/** How large parts arrive on this line. */
let size = FIRST;
/** How far each photo has come since the page was opened; where the server has less, it says so. */
const reached = new Map<string, number>();

/**
 * Sends a photo in parts. Each part that has arrived is kept by the server, so a line that breaks costs one part and not the
 * photo; parts grow on a good line and shrink on a bad one. Answers the photo's id.
 */
export async function uploadPhoto(
  photo: { bytes: ArrayBuffer | Blob; type: string }, operationId: string, progress: (share: number) => void,
  send: SendPart = (body, options) => call('POST', '/photos', { query: { operationId }, body, ...options }),
): Promise<string> {
  const total = photo.bytes instanceof Blob ? photo.bytes.size : photo.bytes.byteLength;
  let at = Math.min(reached.get(operationId) ?? 0, total - 1);
  let first = true;
  for (;;) {
    const end = Math.min(total, at + size);
    const began = performance.now();
    let answer: Upload;
    try {
      answer = await send(new Blob([photo.bytes.slice(at, end)], { type: photo.type }), {
        timeoutMs: PART_MS,
        headers: at === 0 && end === total ? {} : { 'content-range': `bytes ${at}-${end - 1}/${total}` },
      });
    } catch (error) {
      if (error instanceof ApiError && error.offline) size = Math.max(SMALLEST, size / 2);
      // Some of it has arrived since: the next try is not one more failure.
      if (!first && error instanceof ApiError && !error.final) throw new ApiError(error.status, 'part_arrived', error.detail, error.retryAfterMs);
      throw error;
    }
    if ('photoId' in answer) {
      reached.delete(operationId);
      return answer.photoId;
    }
    if (performance.now() - began < QUICK_MS) size = Math.min(LARGEST, size * 2);
    // The server knows what it has: more than was thought after a lost answer, less after too long a pause.
    at = answer.received;
    reached.set(operationId, at);
    first = false;
    progress(at / total);
  }
}
