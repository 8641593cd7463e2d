import type { DistrictRule, ServicePrice, TaskPrice, TaskType } from '../net/wire';
import { isRule, isTask, type DraftBody, type Entry, type ListKind } from './entries';

/** An entry as it stands in the form: every field as it was written, so that the server can say what is wrong with it. */
export interface Row {
  key: string;
  fields: Record<string, string>;
  skills: string[];
  oncePerYear: boolean;
  /** Whether it was put in since the draft was begun. */
  added?: boolean;
}

export interface Draft { district: string; from: string; until: string; note: string; basedOn: number; rows: Row[] }

/** In this order; one that the server knows and that is missing here does not compile. */
const TASK_TYPE_ORDER = { snapReport: 0, hazardCheck: 1, mediation: 2, firstAid: 3, patrol: 4 } satisfies Record<TaskType, number>;

export const TASK_TYPES = Object.keys(TASK_TYPE_ORDER) as TaskType[];
export const SKILLS = ['mediation', 'firstAid'] as const;
export const TIERS = ['newcomer', 'partner', 'guardian'] as const;
export const DELIVERIES = ['handOver', 'appointment'] as const;

let made = 0;
/** A key that stays with a row wherever it moves: its id may be changed while it is written. */
const rowKey = () => `row${++made}`;

export function rowOf(entry: Entry): Row {
  return isTask(entry) ? taskRow(entry) : isRule(entry) ? ruleRow(entry) : serviceRow(entry);
}

function ruleRow({ rule, value }: DistrictRule): Row {
  return { key: rowKey(), fields: { rule, value: String(value ?? '') }, skills: [], oncePerYear: false };
}

function taskRow({ type, name, nameEn, points, minutes, skills, insuranceCover, insuranceCoverEn }: TaskPrice): Row {
  const fields = {
    type, name, nameEn, points: String(points), minutes: String(minutes), insuranceCover: insuranceCover ?? '',
    insuranceCoverEn: insuranceCoverEn ?? '',
  };
  return { key: rowKey(), fields, skills: [...skills], oncePerYear: false };
}

function serviceRow(service: ServicePrice): Row {
  const { points, holdMinutes, cancelMinutes, skill, oncePerYear, ...texts } = service;
  const fields = {
    ...texts, points: String(points), holdMinutes: String(holdMinutes), cancelMinutes: String(cancelMinutes ?? ''), skill: skill ?? '',
  };
  return { key: rowKey(), fields, skills: [], oncePerYear };
}

export function emptyService(): Row {
  const fields = {
    id: '', need: '', needName: '', needNameEn: '', name: '', nameEn: '', description: '', descriptionEn: '', points: '',
    delivery: 'handOver', leastTier: 'newcomer', skill: '', provider: '', holdMinutes: '1440', cancelMinutes: '',
  };
  return { key: rowKey(), fields, skills: [], oncePerYear: false, added: true };
}

/** A number as it was written; null for what is none, which the server then asks for. */
export function numberOf(written: string | undefined): number | null {
  const plain = (written ?? '').trim();
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** The draft as it is sent. */
export function bodyOf(kind: ListKind, draft: Draft): DraftBody {
  return {
    district: draft.district || null,
    from: draft.from,
    until: draft.until || null,
    note: draft.note,
    basedOn: draft.basedOn,
    entries: draft.rows.map((row) => INPUTS[kind](row)),
  };
}

function taskInput({ fields, skills }: Row): object {
  return { ...fields, points: numberOf(fields['points']), minutes: numberOf(fields['minutes']), skills };
}

/** A rule without a value does not hold; what is no number is sent as 0, which the server refuses by name. */
function ruleInput({ fields }: Row): object {
  const written = (fields['value'] ?? '').trim();
  return { rule: fields['rule'], value: written === '' ? null : numberOf(written) ?? 0 };
}

const INPUTS: Record<ListKind, (row: Row) => object> = { task: taskInput, service: serviceInput, rule: ruleInput };

function serviceInput({ fields, oncePerYear }: Row): object {
  return {
    ...fields,
    points: numberOf(fields['points']),
    holdMinutes: numberOf(fields['holdMinutes']),
    cancelMinutes: fields['delivery'] === 'appointment' ? numberOf(fields['cancelMinutes']) : null,
    skill: fields['skill'] || null,
    oncePerYear,
  };
}

/** Where the fields of a draft stand in the form: under their own names, those of entries with their place in the list. */
export function placesOf(rows: Row[]): Record<string, string> {
  const places: Record<string, string> = {
    from: 'from', until: 'until', note: 'note', basedOn: 'entries', district: 'entries', entries: 'entries',
  };
  rows.forEach((row, at) => {
    places[`entries[${at}]`] = `entries[${at}]`;
    for (const field of Object.keys(row.fields)) places[`entries[${at}].${field}`] = `entries[${at}].${field}`;
  });
  return places;
}
