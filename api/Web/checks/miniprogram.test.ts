import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SHELL = resolve(import.meta.dirname, '..', 'miniprogram');
const { isOurs, pathIn } = createRequire(import.meta.url)(join(SHELL, 'addresses.js')) as {
  isOurs(path: string): boolean; pathIn(server: string, scanned: string): string | null;
};

describe('the mini-program shell', () => {
  it('fits the types that WeChat has published', () => {
    const compiler = join(SHELL, '..', 'node_modules', '.bin', 'tsc');
    const { status, stdout, stderr } = spawnSync(compiler, ['-p', SHELL], { encoding: 'utf8' });
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
  }, 60_000);

  it('has all files of each of its pages', () => {
    const { pages } = JSON.parse(readFileSync(join(SHELL, 'app.json'), 'utf8')) as { pages: string[] };
    const files = pages.flatMap((page) => ['js', 'json', 'wxml', 'wxss'].map((kind) => `${page}.${kind}`));
    const missing = files.filter((file) => !existsSync(join(SHELL, file)));
    expect(pages.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it('opens scanned addresses of its server only', () => {
    const server = 'https://stations.example';
    expect(pathIn(server, 'https://stations.example/station/hz-1?x=1')).toBe('/station/hz-1?x=1');
    expect(pathIn(server, 'https://stations.example')).toBe('/');
    for (const other of ['https://stations.example.evil/rider', 'http://stations.example/rider', 'https://evil/https://stations.example/rider',
      'https://stations.example/connect/authorize', 'https://stations.example/dashboard', 'javascript:alert(1)', '']) {
      expect(pathIn(server, other)).toBeNull();
    }
    expect(isOurs('/../dashboard')).toBe(false);
  });
});
