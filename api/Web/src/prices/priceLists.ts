import { call } from '../net/api';
import type { PriceListHeader, PricePreview, PublishedServicePrices, PublishedTaskPrices, ServicePrices, TaskPrices } from '../net/wire';
import type { DraftBody, ListKind } from './entries';

export type InForce = TaskPrices | ServicePrices;
export type Published = PublishedTaskPrices | PublishedServicePrices;

/** The most versions of the history that a page shows. */
const SHOWN = 100;

/** What the whole city is called where a district is named otherwise. */
export const CITY = 'city';

/** The address of a list, for links: what people open or keep is the same that the page reads. */
export const address = (kind: ListKind, rest = '') => `/api/v1/${kind}-prices${rest}`;

const districtOf = (district: string) => (district ? { district } : {});

/** What holds today; an empty district stands for the whole city. */
export function loadInForce(kind: ListKind, district: string): Promise<InForce> {
  const options = { query: districtOf(district), signed: false };
  return kind === 'task' ? call('GET', '/task-prices', options) : call('GET', '/service-prices', options);
}

/** The versions of one scope, the one published last first. */
export async function loadHistory(kind: ListKind, scope: string, limit = SHOWN): Promise<PriceListHeader[]> {
  const options = { query: { scope, limit: String(limit) }, signed: false };
  const page = await (kind === 'task' ? call('GET', '/task-prices/versions', options) : call('GET', '/service-prices/versions', options));
  return page.items;
}

export function loadVersion(kind: ListKind, scope: string, number: number): Promise<Published> {
  const options = { path: { scope, number: String(number) }, signed: false };
  return kind === 'task'
    ? call('GET', '/task-prices/versions/{scope}/{number}', options)
    : call('GET', '/service-prices/versions/{scope}/{number}', options);
}

export function preview(kind: ListKind, draft: DraftBody): Promise<PricePreview> {
  const body = draft as never;
  return kind === 'task' ? call('POST', '/task-prices:preview', { body }) : call('POST', '/service-prices:preview', { body });
}

export function publish(kind: ListKind, draft: DraftBody): Promise<Published> {
  const body = draft as never;
  return kind === 'task' ? call('POST', '/task-prices/versions', { body }) : call('POST', '/service-prices/versions', { body });
}
