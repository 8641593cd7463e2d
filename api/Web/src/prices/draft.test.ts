import { describe, expect, it } from 'vitest';
import type { ServicePrice, TaskPrice } from '../net/wire';
import { bodyOf, emptyService, numberOf, placesOf, rowOf, type Draft } from './draft';

const PATROL: TaskPrice = {
  type: 'patrol', name: '巡逻', nameEn: 'Patrol', points: 5, minutes: 30, skills: ['firstAid'],
  insuranceCover: '意外险', insuranceCoverEn: 'Accidents',
};
const LAWYER: ServicePrice = {
  id: 'lawyer', need: 'legal', needName: '法律', needNameEn: 'Legal', name: '律师', nameEn: 'Lawyer', description: '面谈',
  descriptionEn: 'A talk', points: 30,
  delivery: 'appointment', leastTier: 'partner', skill: null, oncePerYear: true, provider: 'centre', holdMinutes: 60, cancelMinutes: 1440,
};

function draft(...rows: Draft['rows']): Draft {
  return { district: '', from: '2026-11-29', until: '', note: '说明', basedOn: 3, rows };
}

describe('a draft', () => {
  it('is sent as it was read when nothing was changed', () => {
    expect(bodyOf('task', draft(rowOf(PATROL)))).toEqual(
      { district: null, from: '2026-11-29', until: null, note: '说明', basedOn: 3, entries: [PATROL] });
    expect(bodyOf('service', draft(rowOf(LAWYER))).entries).toEqual([LAWYER]);
  });

  it('sends no time for cancelling of what is handed over', () => {
    const row = rowOf(LAWYER);
    row.fields['delivery'] = 'handOver';
    expect(bodyOf('service', draft(row)).entries).toMatchObject([{ delivery: 'handOver', cancelMinutes: null }]);
    expect(bodyOf('service', draft(emptyService())).entries).toMatchObject([{ id: '', points: null, skill: null }]);
  });

  it('sends numbers as they were written, and nothing for what is none', () => {
    expect(['5', ' 2.5 ', '-3', '', 'many', '1e3', undefined].map(numberOf)).toEqual([5, 2.5, -3, null, null, null, null]);
  });

  it('has a place for the fault of each field', () => {
    const places = placesOf([rowOf(PATROL), rowOf(PATROL)]);
    expect(places['entries[1].points']).toBe('entries[1].points');
    expect(places['entries[1]']).toBe('entries[1]');
    expect(places['basedOn']).toBe('entries');
    expect(places['entries[2].points']).toBeUndefined();
  });
});
