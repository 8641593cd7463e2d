import { call, newOperationId } from '../net/api';
import { insist } from '../net/insist';
import { ApiError, fromHubError } from '../net/problem';
import type { Me, Offer, Reservation } from '../net/types';
import { riderConnection, takeMe } from './rider';
import { change } from './riderState';

async function invoke<T>(method: string, ...values: unknown[]): Promise<T> {
  const connection = riderConnection();
  if (connection?.state !== 'Connected') throw fromHubError(new Error('no connection'));
  try {
    return await connection.invoke<T>(method, ...values);
  } catch (error) {
    throw fromHubError(error);
  }
}

/** Where the rider is, follows as soon as it is measured: a place nobody measured must not be dispatched from. */
export const goOnDuty = async () => takeMe(await invoke<Me>('GoOnDutyWithoutPlace'));
export const goOffDuty = async () => takeMe(await invoke<Me>('GoOffDuty'));
export const setDeadline = async (at: string | null) => takeMe(await invoke<Me>('SetOrderDeadline', at));
export const reportPosition = (at: { lat: number; lon: number; accuracyM: number; at: string }) => invoke<void>('ReportPosition', at);

/** The rider looks at an offer: should it run out now, it was not missed but let pass. */
export const offerSeen = (offer: Offer) => invoke<void>('OfferSeen', offer.offerId);

export async function reserve(stationId: string, stationName: string, port?: number): Promise<Reservation> {
  const body = { operationId: newOperationId(), ...(port === undefined ? {} : { port }) };
  const held = await insist(() => call<Reservation>(`/stations/${encodeURIComponent(stationId)}/reservations`, { method: 'POST', body }));
  const reservation = { ...held, stationId, stationName };
  change({ reservation });
  return reservation;
}

export async function cancelReservation(held: Reservation): Promise<void> {
  const path = `/stations/${encodeURIComponent(held.stationId)}/reservations/${encodeURIComponent(held.reservationId)}`;
  await insist(() => call(path, { method: 'DELETE' })).catch((error: unknown) => {
    // It was cancelled by the try before, whose answer was lost, or has run out: either way it is over.
    if (!(error instanceof ApiError) || !['reservation_over', 'reservation_not_found'].includes(error.code)) throw error;
  });
  change({ reservation: null });
}
