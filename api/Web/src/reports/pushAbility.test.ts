import { describe, expect, it } from 'vitest';
import { abilityOf } from './pushAbility';

const phone = { serviceWorker: true, pushManager: true, permission: 'default' as const, apple: false, standalone: false };
const inSafari = { ...phone, pushManager: false, permission: null, apple: true };

describe('what keeps a browser from being pushed to', () => {
  it('is nothing before the rider was asked, and after they agreed', () => {
    expect(abilityOf(phone)).toBe('ready');
    expect(abilityOf({ ...phone, permission: 'granted' })).toBe('ready');
  });

  it('is that the rider has said no', () => expect(abilityOf({ ...phone, permission: 'denied' })).toBe('forbidden'));

  it('is on a phone of Apple that the page is not on the home screen', () => {
    expect(abilityOf(inSafari)).toBe('homeScreen');
    expect(abilityOf({ ...inSafari, standalone: true })).toBe('unsupported');
    expect(abilityOf({ ...inSafari, pushManager: true, permission: 'default', standalone: true })).toBe('ready');
  });

  it('is that there is no such thing', () => {
    expect(abilityOf({ ...phone, pushManager: false })).toBe('unsupported');
    expect(abilityOf({ ...phone, serviceWorker: false })).toBe('unsupported');
    expect(abilityOf({ ...phone, permission: null })).toBe('unsupported');
  });
});
