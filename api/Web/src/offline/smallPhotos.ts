import { ApiError } from '../net/problem';
import { shrink } from '../tasks/photo';
import type { KeptFile } from './outboxStore';

/** Photos that are being made small on this page, by their report. */
const making = new Map<string, Promise<Blob | null>>();

/** So that nobody makes it a second time. */
export function isBeingMadeSmall(report: string, small: Promise<Blob | null>): void {
  making.set(report, small);
}

/** The small one of what a camera gave: the one that is being made, or, when its page was closed meanwhile, another. */
export async function smallOf(report: string, { bytes, type }: KeptFile): Promise<Blob> {
  const small = await (making.get(report) ?? shrink(new Blob([bytes], { type }))).catch(() => null);
  making.delete(report);
  // No server has to be asked about what is no picture.
  if (!small) throw new ApiError(415, 'photo_unreadable');
  return small;
}
