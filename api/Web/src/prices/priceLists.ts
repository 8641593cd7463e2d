import { call } from '../net/api';
import type { PriceListHeader, PricePreview, PublishedServicePrices, PublishedTaskPrices, ServicePrice, ServicePrices, TaskPrice, TaskPrices } from '../net/wire';

/** The two lists, by the word that their addresses begin with. */
export type ListKind = 'task' | 'service';
export type Entry = TaskPrice | ServicePrice;
export type InForce = TaskPrices | ServicePrices;
export type Published = PublishedTaskPrices | PublishedServicePrices;

/** The most versions of the history that a page shows. */
const SHOWN = 100;

/** What the whole city is called where a district is named otherwise. */
export const CITY = 'city';

export const keyOf = (entry: Entry) => ('type' in entry ? entry.type : entry.id);
export const isTask = (entry: Entry): entry is TaskPrice => 'type' in entry;

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
  const page = kind === 'task' ? await call('GET', '/task-prices/versions', options) : await call('GET', '/service-prices/versions', options);
  return page.items;
}

export function loadVersion(kind: ListKind, scope: string, number: number): Promise<Published> {
  const options = { path: { scope, number: String(number) }, signed: false };
  return kind === 'task'
    ? call('GET', '/task-prices/versions/{scope}/{number}', options)
    : call('GET', '/service-prices/versions/{scope}/{number}', options);
}

/** A draft as it is sent; its entries are checked by the server, which says what is wrong with each field. */
export interface DraftBody {
  operationId?: string;
  district: string | null;
  from: string;
  until: string | null;
  note: string;
  basedOn: number;
  entries: unknown[];
}

export function preview(kind: ListKind, body: DraftBody): Promise<PricePreview> {
  return kind === 'task' ? call('POST', '/task-prices:preview', { body: body as never }) : call('POST', '/service-prices:preview', { body: body as never });
}

export function publish(kind: ListKind, body: DraftBody): Promise<Published> {
  return kind === 'task' ? call('POST', '/task-prices/versions', { body: body as never }) : call('POST', '/service-prices/versions', { body: body as never });
}
