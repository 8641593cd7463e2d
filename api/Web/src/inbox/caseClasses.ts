import { signal } from '@preact/signals';
import { lang } from '../i18n/i18n';
import { call } from '../net/api';
import type { CaseClass, CaseClasses } from '../net/wire';

/** Lists in force, by the district that was asked about; the city's under an empty name. */
const lists = signal<Map<string, CaseClasses>>(new Map());
const asked = new Set<string>();

/** The list by which a district's cases go, once it is there: until then the city's. */
export function classesOf(district: string): CaseClasses | undefined {
  return lists.value.get(district) ?? lists.value.get('');
}

/** Fetches a district's list, or the city's, unless it is there. */
export async function loadClasses(district = ''): Promise<void> {
  if (asked.has(district)) return;
  asked.add(district);
  try {
    const found = await call('GET', '/case-classes', { query: district ? { district } : {}, signed: false });
    lists.value = new Map(lists.value).set(district, found);
  } catch {
    // Classes then appear by their ids until the next time.
    asked.delete(district);
  }
}

/** A class of a case. One that the city does not have is the district's own. */
export function classOf(classId: string, district: string): CaseClass | undefined {
  const found = classesOf(district)?.classes.find(({ id }) => id === classId);
  if (!found && lists.value.has('')) void loadClasses(district);
  return found;
}

/** A class in words. */
export function className(classId: string, district: string): string {
  const found = classOf(classId, district);
  return found ? nameOfClass(found) : classId;
}

export const nameOfClass = ({ name, nameEn }: CaseClass) => (lang.value === 'zh' ? name : nameEn);
export const categoryOf = ({ category, categoryEn }: CaseClass) => (lang.value === 'zh' ? category : categoryEn);

/** Why a report was not accepted, in the words that its reporter reads. */
export function reasonText(code: string, district: string): string {
  const found = classesOf(district)?.reasons.find((reason) => reason.code === code);
  return (found && (lang.value === 'zh' ? found.text : found.textEn)) ?? code;
}
