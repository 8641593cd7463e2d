import { call, newOperationId } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { Redemption } from '../net/wire';

/** What a code stands for. Changes nothing. */
export const check = (code: string) => call('POST', '/redemptions:check', { body: { code } });

/** Hands it over. The id is the code's for as long as it is on the screen: a second press takes nothing twice. */
export const deliver = (code: string, operationId: string) =>
  retryCommand(() => call('POST', '/redemptions:redeem', { body: { operationId, code } }));

export function undo(redemption: Redemption): Promise<Redemption> {
  const body = { operationId: newOperationId() };
  return retryCommand(() => call('POST', '/redemptions/{id}/undo', { path: { id: redemption.redemptionId }, body }));
}
