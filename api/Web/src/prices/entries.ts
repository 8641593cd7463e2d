import type { DistrictRule, DistrictRuleKind, ServicePrice, TaskPrice } from '../net/wire';

/** The public lists. */
export type ListKind = 'task' | 'service' | 'rule';
export type Entry = TaskPrice | ServicePrice | DistrictRule;

export const KINDS: ListKind[] = ['task', 'service', 'rule'];
/** In this order; one that the server knows and that is missing here does not compile. */
const RULE_ORDER = {
  pointsValidMonths: 0, monthlyPointsCeiling: 1, publicReportsPerHour: 2, publicReportsPerSenderHour: 3,
} satisfies Record<DistrictRuleKind, number>;
export const RULES = Object.keys(RULE_ORDER) as DistrictRuleKind[];

export const isTask = (entry: Entry): entry is TaskPrice => 'type' in entry;
export const isRule = (entry: Entry): entry is DistrictRule => 'rule' in entry;
export const keyOf = (entry: Entry) => (isTask(entry) ? entry.type : isRule(entry) ? entry.rule : entry.id);

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
