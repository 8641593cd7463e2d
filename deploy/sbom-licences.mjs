// deploy/sbom-licences.mjs FILE: states in a CycloneDX file the licences of packages that carry theirs as a text alone, as THIRD-PARTY-NOTICES.md
// names them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const notices = readFileSync(join(import.meta.dirname, '..', 'THIRD-PARTY-NOTICES.md'), 'utf8');
const licences = new Map(Array.from(notices.matchAll(/^\| ([^|]+) \| [^|]+ \| ([^|]+) \|/gm), ([, name, licence]) => [name, licence]));
const [file] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, 'utf8'));
for (const component of document.components) {
  if (!component.licenses?.length && licences.has(component.name)) component.licenses = [{ expression: licences.get(component.name) }];
}
writeFileSync(file, JSON.stringify(document, null, 2));
