import { describe, expect, it } from 'vitest';
import type { CaseClass } from '../net/wire';
import { forgetChoices, pastChoices, propose, rememberChoice } from './classChoice';

const limit = { amount: 1, unit: 'hours' as const };
const made = (id: string, name: string, nameEn: string, category = '市容环境'): CaseClass =>
  ({ id, name, nameEn, category, categoryEn: 'x', answer: limit, closing: limit, urgent: false, radiusM: 100 });
const CLASSES = [
  made('c0101', '井盖缺失破损', 'Manhole cover missing or broken', '公用设施'), made('c0102', '路灯不亮', 'Street light out', '公用设施'),
  made('c0201', '道路破损', 'Road surface broken', '道路交通'), made('c0299', '其他道路问题', 'Other road matter', '道路交通'),
  made('e0501', '占道经营', 'Street vending in the way', '街面秩序'), made('e0504', '电动车飞线充电', 'E-bike charged by a cable', '街面秩序'),
  made('e0699', '其他', 'Other', '其他事件'),
];
const ids = (note: string, ...past: { classId: string; lat: number; lon: number }[]) =>
  propose(CLASSES, note, { lat: 30.25, lon: 120.15 }, past).map(({ id }) => id);

function storage() {
  const held = new Map<string, string>();
  return {
    held, getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

describe('the class that a report is about', () => {
  it('is proposed from the words, in either language', () => {
    expect(ids('小区门口井盖没了')[0]).toBe('c0101');
    expect(ids('三单元飞线充电')[0]).toBe('e0504');
    expect(ids('The street light at the gate is out')[0]).toBe('c0102');
  });

  it('is "other" while nothing speaks for any, and "other" can always be reached', () => {
    expect(ids('')[0]).toBe('e0699');
    for (const note of ['', '井盖', '路灯不亮，道路破损，占道经营，飞线充电，井盖缺失']) expect(ids(note)).toContain('e0699');
    expect(ids('井盖')).toHaveLength(5);
  });

  it('is proposed from what was chosen here, before what was chosen elsewhere; words come before both', () => {
    const elsewhere = { classId: 'c0102', lat: 29.9, lon: 121.5 };
    const here = { classId: 'e0501', lat: 30.25, lon: 120.15 };
    expect(ids('', elsewhere)[0]).toBe('c0102');
    expect(ids('', elsewhere, here)[0]).toBe('e0501');
    expect(ids('井盖', elsewhere, here)[0]).toBe('c0101');
  });

  it('works without a place, and with a list that has no "other"', () => {
    expect(propose(CLASSES.slice(0, 2), '', null, [])).toHaveLength(2);
    expect(propose([], '井盖', null, [])).toEqual([]);
  });

  it('is kept to a kilometre, for one person, and goes with them', () => {
    const store = storage();
    rememberChoice('r1', 'c0101', { lat: 30.256789, lon: 120.154321 }, store);
    expect(pastChoices('r1', store)).toEqual([{ classId: 'c0101', lat: 30.26, lon: 120.15 }]);
    expect(pastChoices('r2', store)).toEqual([]);
    for (let n = 0; n < 40; n++) rememberChoice('r1', `c${n}`, { lat: 30, lon: 120 }, store);
    expect(pastChoices('r1', store)).toHaveLength(30);
    expect(pastChoices('r1', store)[0]!.classId).toBe('c39');
    forgetChoices('r1', store);
    expect(store.held.size).toBe(0);
  });
});
