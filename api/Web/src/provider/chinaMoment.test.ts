import { expect, it } from 'vitest';
import { moment } from './chinaMoment';

it('what staff types is the time of China, wherever the computer thinks it is', () => {
  expect(moment('2026-11-25', '00:30')).toBe('2026-11-24T16:30:00.000Z');
});
