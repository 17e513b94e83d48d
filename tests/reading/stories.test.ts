import { describe, expect, it } from 'vitest';
import { faults } from './score.ts';
import { STORIES } from './stories.ts';

describe('a story', () => {
  it.each(STORIES)('$text', (story) => {
    expect(faults(story)).toEqual([]);
  });
});
