import type { EquipmentAct } from '../net/wire';

/** What an order is told besides: how it is written, and whether it may be left out. */
export interface OrderField {
  readonly name: 'key' | 'value' | 'location' | 'vendorId' | 'message' | 'data' | 'watts' | 'seconds';
  readonly optional?: boolean;
}

/** Orders that need something said, and what. */
export const ORDERS: Partial<Record<EquipmentAct, readonly OrderField[]>> = {
  limitPower: [{ name: 'watts' }],
  clearPowerLimit: [],
  getPowerLimit: [{ name: 'seconds', optional: true }],
  getConfiguration: [{ name: 'key', optional: true }],
  setConfiguration: [{ name: 'key' }, { name: 'value' }],
  clearCache: [],
  updateFirmware: [{ name: 'location' }],
  sendDiagnostics: [{ name: 'location' }],
  transferData: [{ name: 'vendorId' }, { name: 'message', optional: true }, { name: 'data', optional: true }],
};

/** What was written, as parameters: what may be left out and was is no parameter. */
export function parametersOf(fields: readonly OrderField[], written: Readonly<Record<string, string>>): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const { name, optional } of fields) {
    const value = (written[name] ?? '').trim();
    if (value || !optional) parameters[name] = value;
  }
  return parameters;
}
