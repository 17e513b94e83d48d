import { describe, expect, it } from 'vitest';
import { viewerFor } from '../../src/terminal/viewer.ts';

describe('the viewer of a desktop', () => {
  it.each(['linux', 'darwin', 'win32', 'freebsd'] as const)(
    'on %s gets the path as one word, past any shell',
    (platform) => {
      const path = String.raw`C:\Users\A & B\%TEMP%\E1.png`;
      const { command, words } = viewerFor(platform, path);
      expect(words).toEqual([path]);
      expect(command).not.toMatch(/cmd|sh$|powershell/);
    },
  );
});
