import { describe, expect, it } from 'vitest';
import type { Task } from '../net/wire';
import { sampleHistory, sampleTask } from '../tasks/sampleTask';
import { arrange, columnOf } from './columns';

const at = Date.parse('2026-11-24T04:00:00.000Z');
const iso = (minutes: number) => new Date(at + minutes * 60_000).toISOString();
const task = (id: string, extra: Partial<Task>): Task => sampleTask({ id, deadline: iso(30), ...extra });

describe('board', () => {
  it('hands a task that found no rider to a person', () => {
    expect(columnOf(task('a', { needsDispatcher: true }))).toBe('waiting');
    expect(columnOf(task('a', { needsDispatcher: true, status: 'assigned' }))).toBe('working');
  });

  it('puts overdue first, then the nearest deadline', () => {
    const tasks = [task('late', { deadline: iso(50) }), task('soon', {}), task('over', { overdue: true, deadline: iso(60) })];
    expect(arrange(tasks, '', at).offering.map((t) => t.id)).toEqual(['over', 'soon', 'late']);
  });

  it('W18: ends the day of what was finished at midnight in China', () => {
    const midnight = Date.parse('2026-11-24T00:00:00+08:00');
    const done = (id: string, ms: number) => task(id, { status: 'verified', history: [sampleHistory('verified', new Date(ms).toISOString())] });
    const items = [done('before', midnight - 1), done('after', midnight)];
    expect(arrange(items, '', midnight + 1).done.map((t) => t.id)).toEqual(['after']);
    expect(arrange(items, '', midnight - 1).done.map((t) => t.id)).toEqual(['before']);
  });

  it('W21: calls late only what the server calls late', () => {
    const submitted = (id: string, minutes: number) => task(id, { status: 'submitted', deadline: iso(minutes), overdue: false });
    const passed = [submitted('submitted', -60), submitted('other', -90)];
    expect(arrange(passed, '', at).submitted.map((t) => t.id)).toEqual(['other', 'submitted']);
    const assigned = (id: string, minutes: number, overdue: boolean) => task(id, { status: 'assigned', deadline: iso(minutes), overdue });
    const working = [assigned('passed', -60, false), assigned('late', -10, true)];
    expect(arrange(working, '', at).working.map((t) => t.id)).toEqual(['late', 'passed']);
  });

  it('shows of the finished only those of today', () => {
    const done = (id: string, when: string) => task(id, { status: 'verified', history: [sampleHistory('verified', when)] });
    expect(arrange([done('new', iso(-5)), done('old', iso(-3 * 24 * 60))], '', at).done.map((t) => t.id)).toEqual(['new']);
  });

  it('keeps to the chosen district', () => {
    expect(arrange([task('a', {}), task('b', { district: '330105' })], '330105', at).offering.map((t) => t.id)).toEqual(['b']);
  });
});
