import { signal } from '@preact/signals';
import { onSignOut, session } from '../accounts/session';
import { call, newOperationId } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { ServiceOffer, Redemption } from '../net/wire';

/** What there is to have, and what the rider has; null until it is known. */
export const services = signal<ServiceOffer[] | null>(null);
export const redemptions = signal<Redemption[] | null>(null);

onSignOut(() => { redemptions.value = null; });

export async function loadServices(district: string): Promise<void> {
  const { items } = await call('GET', '/service-offers', { query: district ? { district } : {} });
  services.value = items;
}

export async function loadRedemptions(): Promise<void> {
  if (!session.value) return;
  const { items } = await call('GET', '/riders/me/redemptions', { query: { limit: '50' } });
  redemptions.value = items;
}

/** The rider has confirmed a price; another one is refused. `operationId` is made with the question: a second press asks for no second one. */
export async function reserve(service: ServiceOffer, slot: string | null, district: string, operationId: string): Promise<Redemption> {
  const body = { operationId, offerId: service.id, points: service.points, ...(slot ? { slot } : {}), ...(district ? { district } : {}) };
  const reserved = await retryCommand(() => call('POST', '/redemptions', { body }));
  put(reserved);
  return reserved;
}

export async function cancel(redemption: Redemption): Promise<void> {
  const query = { operationId: newOperationId() };
  put(await retryCommand(() => call('DELETE', '/redemptions/{id}', { path: { id: redemption.redemptionId }, query })));
}

export async function rate(redemption: Redemption, stars: number, comment: string): Promise<void> {
  const body = { operationId: newOperationId(), stars, ...(comment.trim() ? { comment } : {}) };
  put(await retryCommand(() => call('POST', '/redemptions/{id}/rating', { path: { id: redemption.redemptionId }, body })));
}

const isSame = (one: Redemption, other: Redemption) => one.redemptionId === other.redemptionId;

function put(changed: Redemption): void {
  const known = redemptions.value ?? [];
  redemptions.value = known.some((one) => isSame(one, changed)) ? known.map((one) => (isSame(one, changed) ? changed : one)) : [changed, ...known];
}
