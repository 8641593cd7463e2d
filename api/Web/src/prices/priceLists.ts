import { call } from '../net/api';
import type {
  DistrictRules, PriceListHeader, PricePreview, PublishedDistrictRules, PublishedServicePrices, PublishedTaskPrices, ServicePrices, TaskPrices,
} from '../net/wire';
import type { DraftBody, ListKind } from './entries';

export type InForce = TaskPrices | ServicePrices | DistrictRules;
export type Published = PublishedTaskPrices | PublishedServicePrices | PublishedDistrictRules;

/** The most versions of the history that a page shows. */
const SHOWN = 100;

/** What the whole city is called where a district is named otherwise. */
export const CITY = 'city';

/** Where each list is; what people open or keep is the same that the page reads. */
const PATHS = { task: '/task-prices', service: '/service-prices', rule: '/district-rules' } as const;

/** The address of a list, for links. */
export const address = (kind: ListKind, rest = '') => `/api/v1${PATHS[kind]}${rest}`;

const districtOf = (district: string) => (district ? { district } : {});

/** What holds today; an empty district stands for the whole city. */
export function loadInForce(kind: ListKind, district: string): Promise<InForce> {
  return call('GET', PATHS[kind], { query: districtOf(district), signed: false });
}

/** The versions of one scope, the one published last first. */
export async function loadHistory(kind: ListKind, scope: string, limit = SHOWN): Promise<PriceListHeader[]> {
  const page = await call('GET', `${PATHS[kind]}/versions`, { query: { scope, limit: String(limit) }, signed: false });
  return page.items;
}

export function loadVersion(kind: ListKind, scope: string, number: number): Promise<Published> {
  return call('GET', `${PATHS[kind]}/versions/{scope}/{number}`, { path: { scope, number: String(number) }, signed: false });
}

export function preview(kind: ListKind, draft: DraftBody): Promise<PricePreview> {
  return call('POST', `${PATHS[kind]}:preview`, { body: draft as never });
}

export function publish(kind: ListKind, draft: DraftBody): Promise<Published> {
  return call('POST', `${PATHS[kind]}/versions`, { body: draft as never });
}
