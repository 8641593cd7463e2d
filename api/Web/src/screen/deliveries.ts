import { call, newOperationId } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { Redemption } from '../net/wire';

/** A reader may put the symbology before it. */
const CODE = /^(?:\][a-z][a-z0-9])?(RSX:\d{8})$/i;
/** A code that stays before the reader is the same press, not a second one. */
const SAME_MS = 60_000;

const pressed = new Map<string, { operationId: string; at: number }>();

/** The code of a redemption among what was read, or undefined: then it is a rider's credential. */
export const redeemCode = (candidates: string[]) => candidates.map((read) => CODE.exec(read.trim())?.[1]).find((code) => code !== undefined);

export function deliver(code: string, at = performance.now()): Promise<Redemption> {
  const known = pressed.get(code);
  const operationId = known && at - known.at < SAME_MS ? known.operationId : newOperationId();
  pressed.set(code, { operationId, at });
  return retryCommand(() => call('POST', '/redemptions/deliver', { body: { operationId, code } }));
}

export function undo(redemption: Redemption): Promise<Redemption> {
  pressed.clear();
  const body = { operationId: newOperationId() };
  return retryCommand(() => call('POST', '/redemptions/{id}/undo', { path: { id: redemption.id }, body }));
}
