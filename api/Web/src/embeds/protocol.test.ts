import { describe, expect, it } from 'vitest';
import { isForUs } from './protocol';

describe('a message from a platform\'s page', () => {
  it.each([
    { redstation: 1, type: 'token', token: 'abc' },
    { redstation: 1, type: 'token', token: null },
    { redstation: 1, type: 'language', language: 'en' },
    { redstation: 1, type: 'theme', theme: 'dark' },
    { redstation: 1, type: 'place', lat: 30.2, lon: 120.1 },
    { redstation: 1, type: 'place', lat: 30.2, lon: 120.1, accuracyM: 12 },
  ])('is heard: %j', (message) => expect(isForUs(message)).toBe(true));

  it.each([
    null, 'token', 7, {}, { type: 'token', token: 'abc' }, { redstation: 2, type: 'token', token: 'abc' }, { redstation: 1, type: 'token' },
    { redstation: 1, type: 'token', token: 7 }, { redstation: 1, type: 'language', language: 'fr' }, { redstation: 1, type: 'theme' },
    { redstation: 1, type: 'place', lat: '30', lon: 120 }, { redstation: 1, type: 'place', lat: 91, lon: 120 },
    { redstation: 1, type: 'place', lat: Number.NaN, lon: 120 }, { redstation: 1, type: 'place', lat: 30, lon: 120, accuracyM: -1 },
    { redstation: 1, type: 'script', text: '' },
  ])('is passed over: %j', (message) => expect(isForUs(message)).toBe(false));
});
