import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pictureOfScreen, pictureOfWindow } from '../support/screen-picture.ts';
import { withScreens } from '../support/screens.ts';
import { hasTerminal } from '../support/terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** `npm run reference` writes the documents anew instead of comparing them. */
const WRITE = process.env['REFUND_WRITE'] !== undefined;

function hold(path: string, current: string): void {
  if (WRITE) writeFileSync(join(root, path), current);
  expect(read(path)).toBe(current);
}

const DOCUMENTS = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md')),
].filter((path) => /^```console/m.test(read(path)));

describe('the screens that are shown', () => {
  it.each(DOCUMENTS)('in %s are what the program draws; npm run reference draws them anew', async (path) => {
    hold(path, await withScreens(read(path)));
  });

  it.each(['zh', 'en'] as const)('in the picture of the README (%s) are, too', async (language) => {
    hold(`docs/screen.${language}.svg`, await pictureOfScreen(language));
  });

  it.skipIf(!hasTerminal).each(['zh', 'en'] as const)('of a window (%s) are, too', async (language) => {
    hold(`docs/window.${language}.svg`, await pictureOfWindow(language, false));
    hold(`docs/window-case.${language}.svg`, await pictureOfWindow(language, true));
  });
});
