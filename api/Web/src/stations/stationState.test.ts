import { describe, expect, it } from 'vitest';
import { hasNumber, portLook } from './stationState';

describe('what is shown of ports', () => {
  it('W27: nothing is free behind a shut door, and no number says so', () => {
    expect(portLook({ status: 'available' }, 'closed')).toBe('shut');
    expect(portLook({ status: 'charging' }, 'closed')).toBe('charging');
    expect(portLook({ status: 'available' }, 'free')).toBe('available');
    expect((['free', 'full', 'closed', 'offline', 'noPorts', 'retired'] as const).filter(hasNumber)).toEqual(['free', 'full']);
  });
});
