import { computed, signal } from '@preact/signals';
import { call, newOperationId } from '../net/api';
import { now } from '../net/clock';
import { ApiError } from '../net/problem';
import { retryCommand } from '../net/retryCommand';
import type { Redemption } from '../net/wire';

/** A reader may put the symbology before it. */
const CODE = /^(?:\][a-z][a-z0-9])?(RSX:\d{8})$/i;
/** A code that stays before the reader is the same press, not a second one. */
const SAME_MS = 60_000;

const pressed = new Map<string, { operationId: string; at: number }>();

/** What was handed over at this screen, newest first. In the page's memory alone: it has riders' names in it. */
const handedOver = signal<Redemption[]>([]);

const canBeUndone = ({ actions, undoUntil }: Redemption) => actions.includes('undo') && Date.parse(undoUntil ?? '') > now.value;

/** What was handed over here and can still be taken back, newest first. */
export const undoable = computed(() => handedOver.value.filter(canBeUndone));

function forget(id: string): void {
  handedOver.value = undoable.peek().filter((one) => one.redemptionId !== id);
}

/** The code of a redemption among what was read, or undefined: then it is a rider's credential. */
export const redeemCode = (candidates: string[]) => candidates.map((read) => CODE.exec(read.trim())?.[1]).find((code) => code !== undefined);

export async function deliver(code: string, at = performance.now()): Promise<Redemption> {
  const known = pressed.get(code);
  const operationId = known && at - known.at < SAME_MS ? known.operationId : newOperationId();
  pressed.set(code, { operationId, at });
  const delivered = await retryCommand(() => call('POST', '/redemptions:redeem', { body: { operationId, code } }));
  forget(delivered.redemptionId);
  handedOver.value = [delivered, ...handedOver.value];
  return delivered;
}

export async function undo(redemption: Redemption): Promise<Redemption> {
  pressed.clear();
  const body = { operationId: newOperationId() };
  try {
    const undone = await retryCommand(() => call('POST', '/redemptions/{id}/undo', { path: { id: redemption.redemptionId }, body }));
    forget(redemption.redemptionId);
    return undone;
  } catch (error) {
    // What the server refuses for good is not offered again.
    if (error instanceof ApiError && error.final) forget(redemption.redemptionId);
    throw error;
  }
}
