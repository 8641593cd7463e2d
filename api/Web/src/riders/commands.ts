import { call, newOperationId } from '../net/api';
import { fromHubError } from '../net/problem';
import type { Me, Offer, Reservation, Task } from '../net/types';
import { signalPerson } from '../ui/sound';
import { dropOffer, riderConnection, takeMe, takeTask } from './rider';
import { change, offers } from './riderState';

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

export async function accept(offer: Offer): Promise<void> {
  try {
    takeTask(await invoke<Task>('Accept', offer.offerId, newOperationId()));
    offers.value = [];
    signalPerson('good');
  } finally {
    // Accepted or lost: the same offer cannot be answered twice.
    dropOffer(offer.offerId);
  }
}

export async function decline(offer: Offer): Promise<void> {
  dropOffer(offer.offerId);
  await invoke('Decline', offer.offerId);
}

export async function reserve(stationId: string, stationName: string, port?: number): Promise<Reservation> {
  const body = { operationId: newOperationId(), ...(port === undefined ? {} : { port }) };
  const held = await call<Reservation>(`/stations/${encodeURIComponent(stationId)}/reservations`, { method: 'POST', body });
  const reservation = { ...held, stationId, stationName };
  change({ reservation });
  return reservation;
}

export async function cancelReservation(held: Reservation): Promise<void> {
  await call(`/stations/${encodeURIComponent(held.stationId)}/reservations/${encodeURIComponent(held.reservationId)}`, { method: 'DELETE' });
  change({ reservation: null });
}
