// A charger that somebody else's library plays: ocpp-rpc in strict mode, which checks what goes and what comes by the published schemas.
// With ANSWERS=no it answers nothing that it is asked. It does what it is told by lines of JSON: ["call", action, payload]; and says what came of it, and what it is asked, by lines of JSON.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const web = createRequire(new URL('../../../api/Web/package.json', import.meta.url));
const { RPCClient } = web('ocpp-rpc');
const { ENDPOINT, IDENTITY, KEY, PROTOCOL, ANSWERS } = process.env;
const say = (word) => process.stdout.write(JSON.stringify(word) + '\n');

const charger = new RPCClient({
  endpoint: ENDPOINT, identity: IDENTITY, protocols: [PROTOCOL], strictMode: true, password: Buffer.from(KEY, 'hex'), reconnect: false,
});
const settings = { HeartbeatInterval: '60', 'OCPPCommCtrlr.HeartbeatInterval': '60' };
const nameOf = ({ component, variable }) => `${component.name}.${variable.name}`;
let limit = null;
const answers = {
  UnlockConnector: () => ({ status: 'Unlocked' }),
  GetConfiguration: ({ key }) => ({
    configurationKey: (key ?? ['HeartbeatInterval']).filter((one) => one in settings).map((one) => ({ key: one, readonly: false, value: settings[one] })),
    unknownKey: (key ?? []).filter((one) => !(one in settings)),
  }),
  ChangeConfiguration: ({ key, value }) => {
    if (!(key in settings)) return { status: 'NotSupported' };
    settings[key] = value;
    return { status: 'Accepted' };
  },
  GetVariables: ({ getVariableData: [{ component, variable }] }) => ({
    getVariableResult: [nameOf({ component, variable }) in settings
      ? { attributeStatus: 'Accepted', attributeValue: settings[nameOf({ component, variable })], component, variable }
      : { attributeStatus: 'UnknownVariable', component, variable }],
  }),
  SetVariables: ({ setVariableData: [{ attributeValue, component, variable }] }) => {
    settings[nameOf({ component, variable })] = attributeValue;
    return { setVariableResult: [{ attributeStatus: 'RebootRequired', component, variable }] };
  },
  UpdateFirmware: () => (PROTOCOL === 'ocpp1.6' ? {} : { status: 'Accepted' }),
  GetDiagnostics: () => ({ fileName: 'diagnostics.zip' }),
  GetLog: () => ({ status: 'Accepted', filename: 'log.zip' }),
  DataTransfer: ({ data }) => ({ status: 'Accepted', data }),
  SetChargingProfile: ({ csChargingProfiles, chargingProfile }) => {
    limit = csChargingProfiles?.chargingSchedule ?? chargingProfile.chargingSchedule[0];
    return { status: 'Accepted' };
  },
  ClearChargingProfile: () => {
    const status = limit ? 'Accepted' : 'Unknown';
    limit = null;
    return { status };
  },
  GetCompositeSchedule: ({ connectorId, evseId, duration }) => {
    if (!limit) return { status: 'Rejected' };
    const { chargingRateUnit, chargingSchedulePeriod } = limit;
    const scheduleStart = '2026-12-01T00:00:00.000Z';
    return PROTOCOL === 'ocpp1.6'
      ? { status: 'Accepted', connectorId, scheduleStart, chargingSchedule: { duration, chargingRateUnit, chargingSchedulePeriod } }
      : { status: 'Accepted', schedule: { evseId, duration, scheduleStart, chargingRateUnit, chargingSchedulePeriod } };
  },
};
charger.handle(({ method, params }) => {
  say({ asked: method, params });
  if (ANSWERS === 'no') return new Promise(() => undefined);
  return answers[method]?.(params) ?? { status: 'Accepted' };
});
charger.on('strictValidationFailure', (failure) => say({ invalid: String(failure.error) }));
charger.on('close', ({ code }) => {
  say({ closed: code });
  process.exit(0);
});
try {
  await charger.connect();
  say({ connected: charger.protocol });
} catch (fault) {
  say({ refused: fault.code ?? fault.message });
  process.exit(0);
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [, action, payload] = JSON.parse(line);
  try {
    say({ answer: await charger.call(action, payload) });
  } catch (fault) {
    say({ error: fault.rpcErrorCode ?? fault.message });
  }
}).on('close', () => charger.close());
