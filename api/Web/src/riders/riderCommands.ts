import { call, newOperationId } from '../net/api';
import type { Arguments, CallName, Result } from '../net/hubContracts';
import { retryCommand } from '../net/retryCommand';
import { ApiError, fromHubError } from '../net/problem';
import type { Offer, Reservation } from '../net/wire';
import { riderConnection, applyMe } from './riderConnection';
import { patchMe } from './riderState';

type Rider = '/hubs/rider';

async function invoke<N extends CallName<Rider>>(method: N, ...values: Arguments<Rider, N>): Promise<Result<Rider, N>> {
  const connection = riderConnection();
  if (connection?.state !== 'Connected') throw fromHubError(new Error('no connection'));
  try {
    return await connection.invoke(method, ...values);
  } catch (error) {
    throw fromHubError(error);
  }
}

/** Without a position: it is reported as soon as it is measured, and an unmeasured place must not be used for dispatch. */
export const goOnDuty = async () => applyMe(await invoke('GoOnDutyWithoutPlace'));
export const goOffDuty = async () => applyMe(await invoke('GoOffDuty'));
export const setDeadline = async (at: string | null) => applyMe(await invoke('SetOrderDeadline', at));
export const reportPosition = (at: { lat: number; lon: number; accuracyM: number; at: string }) => invoke('ReportPosition', at);

/** Marks an offer as seen: if it expires now, it counts as ignored, not as missed. */
export const offerSeen = (offer: Offer) => invoke('OfferSeen', offer.offerId);

export async function reserve(stationId: string, stationName: string, port?: number): Promise<Reservation> {
  const body = { operationId: newOperationId(), ...(port === undefined ? {} : { port }) };
  const held = await retryCommand(() => call('POST', '/stations/{id}/reservations', { path: { id: stationId }, body }));
  const reservation = { ...held, stationId, stationName };
  patchMe({ reservation });
  return reservation;
}

export async function cancelReservation(held: Reservation): Promise<void> {
  const path = { id: held.stationId, reservationId: held.reservationId };
  await retryCommand(() => call('DELETE', '/stations/{id}/reservations/{reservationId}', { path })).catch((error: unknown) => {
    // It was cancelled by the try before, whose answer was lost, or has run out: either way it is over.
    if (!(error instanceof ApiError) || !['reservation_over', 'reservation_not_found'].includes(error.code)) throw error;
  });
  patchMe({ reservation: null });
}
