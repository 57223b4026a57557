import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from './install.mjs';

const LOCK = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/jest': { version: '30.5.2', dev: true },
  'node_modules/@swc/core-darwin-arm64': { version: '1.16.18', optional: true },
};

describe('isInstalled', () => {
  let root = '';
  const install = (packages: object): void => {
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'techmart-install-'));
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: LOCK }));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is false without packages, and after an installation that was interrupted', () => {
    expect(isInstalled(root)).toBe(false);
    mkdirSync(join(root, 'node_modules'));
    expect(isInstalled(root)).toBe(false);
  });

  it('does not need development packages, nor those of other machines', () => {
    install({ 'node_modules/zod': { version: '4.6.7' } });
    expect(isInstalled(root)).toBe(true);
  });

  it('is false when the lock file names another version, or one package more', () => {
    install({ 'node_modules/zod': { version: '4.6.6' } });
    expect(isInstalled(root)).toBe(false);
    install({});
    expect(isInstalled(root)).toBe(false);
  });

  it('does not go by file dates, which a checkout changes', () => {
    install({ 'node_modules/zod': { version: '4.6.7' } });
    utimesSync(join(root, 'node_modules/.package-lock.json'), 0, 0);
    expect(isInstalled(root)).toBe(true);
  });
});
