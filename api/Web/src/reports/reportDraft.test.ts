import { describe, expect, it } from 'vitest';
import type { StoredCommand } from '../offline/outboxStore';
import { fromKept, missing, placed, takenAt, toKeep, toSend, type ReportDraft } from './reportDraft';

const AT = Date.parse('2026-11-24T03:00:00Z');
const draft = (extra: Partial<ReportDraft> = {}): ReportDraft =>
  ({ operationId: 'op', note: '', classId: '', position: null, accuracyM: null, observedAt: AT, photo: null, voice: null, ...extra });
const manhole = {
  id: 'c0101', name: '井盖缺失破损', nameEn: '', category: '', categoryEn: '', answer: { amount: 1, unit: 'hours' as const },
  closing: { amount: 1, unit: 'hours' as const }, urgent: true, radiusM: 50,
};
const picture = new Blob(['x'], { type: 'image/jpeg' });

describe('a report that is being written', () => {
  it('was seen when its picture was taken, whatever the phone takes the time to be', () => {
    expect(takenAt({ lastModified: 5_000 }, 5_000, AT)).toBe(AT);
    expect(takenAt({ lastModified: 5_000 }, 65_000, AT)).toBe(AT - 60_000);
    expect(takenAt({ lastModified: 99_000 }, 5_000, AT)).toBe(AT);
    expect(takenAt({ lastModified: NaN }, 5_000, AT)).toBe(AT);
    expect(AT - takenAt({ lastModified: 0 }, AT, AT)).toBeLessThan(30 * 24 * 3_600_000);
  });

  it('takes the most exact place of its moment, and never moves what was pointed at', () => {
    const rough = placed(draft(), { lat: 30, lon: 120, accuracyM: 500, at: AT });
    expect(rough).toMatchObject({ position: { lat: 30, lon: 120 }, accuracyM: 500 });
    const exact = placed(rough, { lat: 30.1, lon: 120.1, accuracyM: 8, at: AT + 5_000 });
    expect(exact).toMatchObject({ position: { lat: 30.1, lon: 120.1 }, accuracyM: 8 });
    expect(placed(exact, { lat: 31, lon: 121, accuracyM: 20, at: AT })).toBe(exact);
    expect(placed(draft(), { lat: 31, lon: 121, accuracyM: 5, at: AT + 120_000 }).position).toBeNull();
    const pointed = draft({ position: { lat: 29, lon: 119 } });
    expect(placed(pointed, { lat: 30, lon: 120, accuracyM: 1, at: AT })).toBe(pointed);
    expect(placed(pointed, null)).toBe(pointed);
  });

  it('says what is missing', () => {
    const position = { lat: 30, lon: 120 };
    expect(missing(draft({ position }), manhole)).toBe('content');
    expect(missing(draft({ position, note: '  ' }), manhole)).toBe('content');
    expect(missing(draft({ note: '坏了' }), manhole)).toBe('place');
    expect(missing(draft({ position, photo: picture }), undefined)).toBe('class');
    expect(missing(draft({ position, photo: picture }), manhole)).toBeNull();
    expect(missing(draft({ position, voice: picture }), manhole)).toBeNull();
  });

  it('is sent with the class\'s name where nothing was written', () => {
    const position = { lat: 30, lon: 120 };
    expect(toSend(draft({ position, photo: picture }), 'c0101', manhole.name)).toMatchObject({
      step: 'report', operationId: 'op', path: '/cases', title: '井盖缺失破损',
      body: { class: 'c0101', note: '井盖缺失破损', position, takenAt: '2026-11-24T03:00:00.000Z' },
    });
    expect(toSend(draft({ position, note: ' 门口 ' }), 'c0101', manhole.name)).toMatchObject({ title: '井盖缺失破损：门口', body: { note: '门口' } });
  });

  it('comes back as it was kept', () => {
    const written = draft({ note: '门口', position: { lat: 30, lon: 120 } });
    const { step, ...rest } = toKeep(written);
    const { photo: _photo, voice: _voice, ...kept } = rest;
    const stored: StoredCommand = {
      ...kept, step: step === 'report' ? 'draft' : step, taskId: 'op', taskType: '', subject: 'r', createdAt: AT, refused: null, seq: 1,
      body: kept.body,
    };
    expect(fromKept(stored)).toEqual(written);
    expect(fromKept({ ...stored, body: {} })).toMatchObject({ note: '', classId: '', position: null, observedAt: AT });
  });
});
