import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a plain script without types
import { page, reference, windowsPage } from '../../scripts/reference.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the documents', () => {
  it('describe the commands as they are; npm run reference writes them anew', () => {
    expect(read('docs/commands.md')).toBe(reference());
  });

  it('have a manual page of the same words', async () => {
    expect(read('docs/refund.1')).toBe(await page());
  });

  it('name the windows and statutes as they are', () => {
    expect(read('docs/windows.md')).toBe(windowsPage());
  });

  it('name in the README the very command that CI runs', () => {
    const command = 'npm ci && npm run check';
    expect(read('README.md')).toContain(`\n${command}\n`);
    expect(read('.ci/run')).toContain(`\n${command}\n`);
  });
});
