import { describe, expect, it } from 'vitest';
import type { Task } from '../net/wire';
import { isDone, isLate, may, timeRuns } from './actions';
import { sampleTask } from './sampleTask';

const at = Date.parse('2026-11-24T04:00:00.000Z');
const task = (extra: Partial<Task>): Task => sampleTask({ status: 'assigned', deadline: new Date(at + 60_000).toISOString(), ...extra });

describe('what may be done with a task', () => {
  it('W20: is what the server says, whatever the status', () => {
    expect(may(task({ status: 'expired', actions: ['cancel'] }), 'offer')).toBe(false);
    expect(may(task({ status: 'verified', actions: ['verify'] }), 'verify')).toBe(true);
    expect(may(task({}), 'cancel')).toBe(false);
    expect([isDone(task({ actions: [] })), isDone(task({ actions: ['cancel'] }))]).toEqual([true, false]);
  });

  it('W21: counts no time down for work that waits to be checked, or is over', () => {
    expect(timeRuns(task({ actions: ['cancel'] }), at)).toBe(true);
    expect(timeRuns(task({ actions: ['verify', 'reject'] }), at)).toBe(false);
    expect(timeRuns(task({ actions: [] }), at)).toBe(false);
    expect(timeRuns(task({ actions: ['cancel'] }), at + 61_000)).toBe(false);
  });

  it('W21: is late for whoever has to do it as soon as its time is over, and never once it waits to be checked', () => {
    const mine = task({ actions: ['start', 'submit'] });
    expect([isLate(mine, at), isLate(mine, at + 60_000), isLate(task({ overdue: true }), at)]).toEqual([false, true, true]);
    expect(isLate(task({ status: 'submitted', actions: ['verify', 'reject'] }), at + 61_000)).toBe(false);
  });
});
