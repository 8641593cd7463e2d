// Writes THIRD-PARTY-NOTICES.md: every package the product is made of, or built and tested with, and its licence, as the restored projects and the
// lock file name them. --check writes nothing and says what is wrong. A licence that is not permissive ends both with exit code 1.
// Needs `dotnet restore` before; what packages leave open is stated in licences.json.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const check = process.argv.includes('--check');
const root = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (...path) => readFileSync(join(...path), 'utf8').replace(/^\uFEFF/, '');
const rules = JSON.parse(read(root, 'deploy/licences.json'));

/** Packages of all projects of the solution; those that a test project alone refers to are not in the product. */
function nugetPackages() {
  const projects = [...read(root, 'RedStation.Realtime.sln').matchAll(/"([^"]+\.csproj)"/g)].map((match) => match[1].replaceAll('\\', '/'));
  const packages = new Map();
  for (const project of projects) {
    const file = join(root, dirname(project), 'obj/project.assets.json');
    if (!existsSync(file)) throw new Error(`${project} is not restored: run dotnet restore first.`);
    const assets = JSON.parse(read(file));
    for (const [key, library] of Object.entries(assets.libraries)) {
      if (library.type !== 'package') continue;
      const [name, version] = key.split('/');
      const folder = Object.keys(assets.packageFolders).map((home) => join(home, library.path)).find((path) => existsSync(path));
      if (!folder) throw new Error(`${key} is not on this machine: run dotnet restore first.`);
      const shipped = (packages.get(key)?.shipped ?? false) || !project.startsWith('tests/');
      packages.set(key, { name, version, shipped, ...fromNuspec(folder, name) });
    }
  }
  return [...packages.values()];
}

function fromNuspec(folder, name) {
  const nuspec = read(folder, `${name.toLowerCase()}.nuspec`);
  const element = (tag) => (nuspec.match(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`))?.[1] ?? '')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
  const kind = nuspec.match(/<license type="(\w+)"/)?.[1];
  const licence = kind === 'expression' ? element('license')
    : kind === 'file' ? fromText(read(folder, element('license').replaceAll('\\', '/')))
    : null;
  return { licence, holder: element('copyright') || element('authors') };
}

/** Only what is beyond doubt from its first words. */
const fromText = (text) => (/^\s*(The )?MIT License/i.test(text) && /Permission is hereby granted, free of charge/.test(text) ? 'MIT' : null);

function npmPackages() {
  const lock = JSON.parse(read(root, 'api/Web/package-lock.json'));
  return Object.entries(lock.packages).filter(([path]) => path !== '').map(([path, entry]) => ({
    name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version,
    shipped: !entry.dev && !entry.devOptional,
    licence: entry.license ?? null,
  }));
}

/** An expression is allowed when one side of each OR is, and every side of each AND. */
const permissive = (expression) =>
  expression.replace(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((id) => rules.permissive.includes(id.trim())));

function judged(packages, faults) {
  for (const entry of packages) {
    const stated = rules.stated[entry.name];
    if (stated && entry.licence) faults.push(`${entry.name} names its licence (${entry.licence}) by now: take it out of licences.json.`);
    entry.licence ??= stated?.licence ?? null;
    const excused = rules.builtWith.find(({ name }) => entry.name === name || (name.endsWith('*') && entry.name.startsWith(name.slice(0, -1))));
    if (!entry.licence) faults.push(`${entry.name} ${entry.version} names no licence: find it out and state it in licences.json.`);
    else if (permissive(entry.licence)) continue;
    else if (entry.shipped || excused?.licence !== entry.licence)
      faults.push(`${entry.name} ${entry.version} is ${entry.licence}, which is not a permissive licence.`);
  }
  return packages;
}

function table(title, packages) {
  const cell = (text) => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
  const holders = packages.some((entry) => entry.holder);
  const rows = packages
    .map((entry) => ({ ...entry, key: `${entry.name.toLowerCase()} ${entry.version}` }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .filter((entry, at, all) => at === 0 || entry.name !== all[at - 1].name || entry.version !== all[at - 1].version)
    .map((entry) => `| ${cell(entry.name)} | ${entry.version} | ${cell(entry.licence)} |${holders ? ` ${cell(entry.holder)} |` : ''}`);
  const [heading, line] = holders ? [' copyright |', ' --- |'] : ['', ''];
  return [`## ${title}`, '', `| package | version | licence |${heading}`, `| --- | --- | --- |${line}`, ...rows, ''];
}

function document(nuget, npm) {
  const part = (packages, shipped) => packages.filter((entry) => entry.shipped === shipped);
  return [
    '# Third-party packages and their licences',
    '',
    'Written by `node deploy/licences.mjs` from the restored projects and `api/Web/package-lock.json`, and held against them by a test: do not edit.',
    'Licences are named by their [SPDX](https://spdx.org/licenses/) identifiers, where their texts are. What is not in the product may be under the '
      + 'exceptions listed last.',
    '',
    ...table('In the product: NuGet', part(nuget, true)),
    ...table('In the product: npm', part(npm, true)),
    ...table('Built and tested with: NuGet', part(nuget, false)),
    ...table('Built and tested with: npm', part(npm, false)),
    '## Data',
    '',
    ...rules.data.map((line) => `* ${line}`),
    '',
    '## Stated by hand, and exceptions',
    '',
    ...Object.entries(rules.stated).map(([name, rule]) => `* ${name}: ${rule.licence}. ${rule.because}`),
    ...rules.builtWith.map((rule) => `* ${rule.name}: ${rule.licence}. ${rule.because}`),
    '',
  ].join('\n');
}

const faults = [];
const text = document(judged(nugetPackages(), faults), judged(npmPackages(), faults));
const file = join(root, 'THIRD-PARTY-NOTICES.md');
if (check) {
  const there = existsSync(file) ? read(file).split('\n') : [];
  const made = text.split('\n');
  const changed = [
    ...made.filter((line) => !there.includes(line)).map((line) => `+ ${line}`),
    ...there.filter((line) => !made.includes(line)).map((line) => `- ${line}`),
  ];
  if (text !== there.join('\n')) faults.push('THIRD-PARTY-NOTICES.md is out of date: run node deploy/licences.mjs.', ...changed);
} else if (faults.length === 0) writeFileSync(file, text);

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
