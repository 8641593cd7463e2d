import { expect, test } from 'vitest';
import { ORDERS, parametersOf } from './orders';

test('what may be left out and was is no parameter, and what must be said is one though it is empty', () => {
  expect(parametersOf(ORDERS.transferData!, { vendorId: ' com.example ', message: '  ' })).toEqual({ vendorId: 'com.example' });
  expect(parametersOf(ORDERS.setConfiguration!, { key: 'HeartbeatInterval', watts: '7' })).toEqual({ key: 'HeartbeatInterval', value: '' });
});
