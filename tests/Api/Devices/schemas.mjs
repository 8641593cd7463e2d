// Writes messages of OCPP, valid ones and ones with a fault, with what the published schemas say to each; a line of JSON for each.
// Arguments: how many, and the seed. The schemas are those of the package ocpp-rpc, a development dependency of api/Web.
import { createRequire } from 'node:module';

const web = createRequire(new URL('../../../api/Web/package.json', import.meta.url));
const validators = web('ocpp-rpc/lib/standard-validators');
const [count, seed] = process.argv.slice(2).map(Number);

let state = seed >>> 0;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const below = (most) => Math.floor(random() * most);
const one = (list) => list[below(list.length)];
const chance = (share) => random() < share;

const goodTimes = ['2026-11-30T12:00:00Z', '2026-11-30T12:00:00.123+08:00', '2026-02-28t23:59:60z', '2024-02-29T00:00:00.1234567-0330', '2026-11-30 12:00:00Z'];
const badTimes = ['2026-11-30T12:00:00', '2026-11-30', '2026-02-29T12:00:00Z', '2026-13-01T12:00:00Z', '2026-11-30T24:00:00Z', '2026-11-30T12:60:00Z', 'now', '',
  '2026-11-30T12:00:00ZZ', '2026-11-30T12:00Z', '2026-11-30T12:00:00,5Z', '2026-11-30T12:00:61Z'];
const letters = ['a', 'Z', '7', '-', ' ', '骑', '手', '😀', '"', '\\', '\n'];

const text = (length) => Array.from({ length }, () => one(letters)).join('');

function make(schema, definitions) {
  if (schema.$ref) return make(definitions[schema.$ref.split('/').pop()], definitions);
  if (schema.enum) return one(schema.enum);
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time' ? one(goodTimes) : text(chance(0.2) ? (schema.maxLength ?? 40) : below(Math.min(schema.maxLength ?? 40, 40) + 1));
    case 'integer':
      return one([0, 1, -1, below(100000), 2147483647, -2147483648]);
    case 'number':
      return one([0, 1, below(100000) / 10, -below(1000) / 100]);
    case 'boolean':
      return chance(0.5);
    case 'array': {
      const least = schema.minItems ?? 0;
      return Array.from({ length: least + below(Math.min(schema.maxItems ?? 3, 3) - least + 1) }, () => make(schema.items, definitions));
    }
    case 'object': {
      const made = {};
      for (const [name, member] of Object.entries(schema.properties ?? {})) {
        if ((schema.required ?? []).includes(name) || chance(0.4)) made[name] = make(member, definitions);
      }
      if (schema.additionalProperties !== false && schema.properties && chance(0.3)) made.anything = [null, { at: 1 }];
      return made;
    }
    default:
      return one([null, 1, 'text', { deep: [null] }]);
  }
}

// Every place in a message, as what holds it and its name there.
function places(value, found = []) {
  if (value && typeof value === 'object') {
    for (const name of Object.keys(value)) {
      found.push([value, name]);
      places(value[name], found);
    }
  }
  return found;
}

function spoil(message) {
  const all = places(message);
  if (all.length === 0 || chance(0.1)) {
    message[one(['unknown', 'IdTag', 'customdata', ''])] = 1;
    return;
  }
  const [holder, name] = one(all);
  const value = holder[name];
  switch (below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else delete holder[name];
      break;
    case 1: holder[name] = null; break;
    case 2: holder[name] = one([1, 1.5, true, 'text', [], {}, '1', 'true']); break;
    case 3: holder[name] = typeof value === 'string' ? value + text(one([1, 10, 600])) : value; break;
    case 4: holder[name] = typeof value === 'string' ? one(badTimes) : value; break;
    case 5: holder[name] = typeof value === 'string' ? value.toUpperCase() : value; break;
    case 6: holder[name] = Array.isArray(value) ? [...value, ...value, ...value, ...value, ...value] : [value]; break;
    default:
      if (value && typeof value === 'object' && !Array.isArray(value)) value[one(['unknown', 'Value'])] = text(3);
      else holder[name] = [];
  }
}

const schemas = [];
for (const [file, version] of [['ocpp1_6.json', 'V16'], ['ocpp2_0_1.json', 'V201']]) {
  const validator = validators.find((known) => known.subprotocol === { V16: 'ocpp1.6', V201: 'ocpp2.0.1' }[version]);
  for (const schema of web(`ocpp-rpc/lib/schemas/${file}`)) {
    const [, action, kind] = /^urn:(\w+)\.(req|conf)$/.exec(schema.$id);
    schemas.push({ version, action, kind, schema, validator });
  }
}

const wanted = new Set(process.env.WANTED.split(' '));
const used = schemas.filter((known) => wanted.has(`${known.version}.${known.action}.${known.kind}`));
if (used.length !== wanted.size) throw new Error('Not all of the actions are in the schemas.');
for (let number = 0; number < count; number++) {
  const { version, action, kind, schema, validator } = used[number % used.length];
  const message = make(schema, schema.definitions ?? {});
  for (let fault = below(3); fault > 0; fault--) spoil(message);
  const payload = JSON.stringify(message);
  let valid = true;
  try {
    validator.validate(schema.$id, JSON.parse(payload));
  } catch {
    valid = false;
  }
  process.stdout.write(JSON.stringify({ version, action, kind, valid, payload }) + '\n');
}
