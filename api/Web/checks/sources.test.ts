import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'src');
const GENERATED = 'net/openapi.ts';

const BASE = ['i18n', 'net', 'ui'];
const SHARED = ['accounts', 'camera', 'districts', 'exchange', 'live', 'map', 'offline', 'stations', 'tasks'];

/**
 * Which folders a folder may import. Pages know their own feature and the base; features of one page know the shared ones, but not each
 * other; whoever is lower in this list is imported by those above and imports none of them, so there is no circle.
 */
const MAY_IMPORT: Record<string, string[]> = {
  i18n: [],
  net: ['i18n'],
  ui: ['i18n', 'net'],
  camera: BASE,
  calendars: BASE,
  districts: BASE,
  live: BASE,
  tasks: BASE,
  offline: [...BASE, 'tasks'],
  accounts: [...BASE, 'districts'],
  exchange: [...BASE, 'accounts', 'districts', 'personal', 'wallet'],
  personal: [...BASE, 'accounts'],
  stations: [...BASE, 'live'],
  map: [...BASE, 'districts', 'stations'],
  dispatch: [...BASE, ...SHARED],
  inbox: [...BASE, ...SHARED],
  integrations: [...BASE, ...SHARED],
  ledger: BASE,
  certificates: BASE,
  fairness: [...BASE, 'accounts', 'districts'],
  growth: [...BASE, 'accounts', 'districts'],
  charging: [...BASE, 'accounts'],
  partners: [...BASE, 'accounts', 'districts'],
  figures: BASE,
  sandbox: [...BASE, 'tasks'],
  equipment: [...BASE, 'accounts', 'districts'],
  wallet: [...BASE, 'certificates', 'ledger', 'partners'],
  reports: [...BASE, 'accounts', 'districts', 'map', 'offline', 'stations', 'tasks'],
  residents: [...BASE, 'accounts', 'districts', 'map', 'offline', 'reports', 'stations', 'styles', 'tasks'],
  prices: [...BASE, ...SHARED, 'calendars'],
  provider: [...BASE, ...SHARED],
  riders: [...BASE, ...SHARED, 'reports', 'styles'],
  screen: [...BASE, ...SHARED],
  start: [...BASE, ...SHARED],
  embeds: [...BASE, 'districts', 'live', 'map', 'offline', 'reports', 'residents', 'stations', 'styles', 'tasks'],
};

/** Each page is an entry of the build and opens one feature. */
const PAGES: Record<string, string> = {
  start: 'start', rider: 'riders', report: 'residents',
  dispatch: 'dispatch', cases: 'inbox', station: 'screen', prices: 'prices', pricesEdit: 'prices',
  hardship: 'prices', ledger: 'ledger', verify: 'certificates',
  figures: 'figures', fairness: 'fairness', growth: 'growth', charging: 'charging',
  integrations: 'integrations', link: 'partners', provider: 'provider',
  sandbox: 'sandbox', equipment: 'equipment', embed: 'embeds',
};

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && file !== GENERATED);

function importsOf(file: string): string[] {
  const text = readFileSync(join(SOURCES, file), 'utf8');
  const found = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g)];
  return found.map((match) => relative(SOURCES, resolve(SOURCES, dirname(file), match[1]!)));
}

const folderOf = (file: string) => file.split('/')[0]!;

describe('the sources', () => {
  it('import only what their folder may', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const folder = folderOf(file);
      const allowed = folder === 'pages' ? [PAGES[file.replace(/^pages\/|\.ts$/g, '')], 'net', 'ui', 'styles'] : MAY_IMPORT[folder];
      expect(allowed, `${folder} is not in the list of folders`).toBeDefined();
      for (const target of importsOf(file).map(folderOf)) {
        if (target !== folder && !allowed!.includes(target)) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(files.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('have folders without a circle', () => {
    const done = new Set<string>();
    function visit(folder: string, way: string[]): void {
      expect(way, `${[...way, folder].join(' → ')} is a circle`).not.toContain(folder);
      if (done.has(folder)) return;
      for (const next of MAY_IMPORT[folder] ?? []) visit(next, [...way, folder]);
      done.add(folder);
    }
    Object.keys(MAY_IMPORT).forEach((folder) => visit(folder, []));
  });

  it('take what goes over the wire from the generated types', () => {
    const direct = files.filter((file) => importsOf(file).includes('net/openapi'));
    expect(direct.sort()).toEqual(['net/operations.ts', 'net/wire.ts']);
  });

  it('have no line of more than 150 characters', () => {
    const long = files.filter((file) => readFileSync(join(SOURCES, file), 'utf8').split('\n').some((line) => line.length > 150));
    expect(long).toEqual([]);
  });

  it('pass the linter', () => {
    const linter = join(ROOT, 'node_modules/oxlint/bin/oxlint');
    const { status, stdout, stderr } = spawnSync(process.execPath, [linter, '--format=unix'], { cwd: ROOT, encoding: 'utf8' });
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
  }, 60_000);
});
