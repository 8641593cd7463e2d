import { signal } from '@preact/signals';
import { onSignOut, session } from '../accounts/session';
import { call, newOperationId } from '../net/api';
import { retryCommand } from '../net/retryCommand';
import type { ExchangeService, Redemption } from '../net/wire';

/** What there is to have, and what the rider has; null until it is known. */
export const services = signal<ExchangeService[] | null>(null);
export const redemptions = signal<Redemption[] | null>(null);

onSignOut(() => { redemptions.value = null; });

export async function loadServices(district: string): Promise<void> {
  const { items } = await call('GET', '/exchange/services', { query: district ? { district } : {} });
  services.value = items;
}

export async function loadRedemptions(): Promise<void> {
  if (!session.value) return;
  const { items } = await call('GET', '/riders/me/redemptions', { query: { limit: '50' } });
  redemptions.value = items;
}

/** The rider has confirmed a price; another one is refused. `operationId` is made with the question: a second press asks for no second one. */
export async function reserve(service: ExchangeService, slotId: string | null, district: string, operationId: string): Promise<Redemption> {
  const body = { operationId, points: service.points, ...(slotId ? { slotId } : {}), ...(district ? { district } : {}) };
  const reserved = await retryCommand(() => call('POST', '/exchange/services/{id}/redemptions', { path: { id: service.id }, body }));
  put(reserved);
  return reserved;
}

export async function cancel(redemption: Redemption): Promise<void> {
  const body = { operationId: newOperationId() };
  put(await retryCommand(() => call('POST', '/redemptions/{id}/cancel', { path: { id: redemption.id }, body })));
}

export async function rate(redemption: Redemption, stars: number, comment: string): Promise<void> {
  const body = { operationId: newOperationId(), stars, ...(comment.trim() ? { comment } : {}) };
  put(await retryCommand(() => call('POST', '/redemptions/{id}/rating', { path: { id: redemption.id }, body })));
}

function put(changed: Redemption): void {
  const known = redemptions.value ?? [];
  redemptions.value = known.some(({ id }) => id === changed.id) ? known.map((one) => (one.id === changed.id ? changed : one)) : [changed, ...known];
}
