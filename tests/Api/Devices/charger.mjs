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
charger.handle(({ method, params }) => {
  say({ asked: method, params });
  if (ANSWERS === 'no') return new Promise(() => undefined);
  return { status: method === 'UnlockConnector' ? 'Unlocked' : 'Accepted' };
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
