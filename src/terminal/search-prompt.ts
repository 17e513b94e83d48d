import { createPrompt, isDownKey, isEnterKey, isUpKey, useKeypress, useMemo, useState } from '@inquirer/core';
import { truncate } from './columns.ts';
import { fit, screenWidth } from './fit.ts';

interface SearchConfig {
  readonly label: string;
  readonly why: string;
  readonly hint: string;
  /** What stands where nothing fits. */
  readonly none: string;
  readonly more: (count: number) => string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** How many choices are shown at once. */
const SHOWN = 10;

/** A long list: what is typed narrows it down, arrows choose, Enter takes; a lone `?` says why. */
export const searchPrompt = createPrompt<string, SearchConfig>(
  ({ label, why, hint, none, more, choices }, done) => {
    const [typed, setTyped] = useState('');
    const [active, setActive] = useState(0);
    const [taken, setTaken] = useState<string>();
    const asked = typed.trim() === '?' || typed.trim() === '？';
    const found = useMemo(() => (asked ? choices : matching(choices, typed)), [typed]);
    useKeypress((key, line) => {
      if (isEnterKey(key)) {
        const chosen = found[active];
        if (!chosen) {
          line.write(typed);
          return;
        }
        setTaken(chosen.label);
        done(chosen.value);
      } else if (isUpKey(key)) setActive(Math.max(0, active - 1));
      else if (isDownKey(key)) setActive(Math.max(0, Math.min(found.length - 1, active + 1)));
      else {
        setTyped(line.line);
        setActive(0);
      }
    });
    if (taken !== undefined) return fit(`✔ ${label} ${taken}`);
    const first = Math.max(0, Math.min(active - SHOWN + 1, found.length - SHOWN));
    const rows = found
      .slice(first, first + SHOWN)
      .map((choice, index) =>
        truncate(`${first + index === active ? '❯' : ' '} ${choice.label}`, screenWidth()),
      );
    const rest = found.length - first - rows.length;
    return [
      `${fit(`? ${label}`)}\n> ${typed}`,
      [
        ...(rows.length > 0 ? rows : [none]),
        ...(rest > 0 ? [fit(more(rest))] : []),
        asked ? fit(why) : fit(hint),
      ].join('\n'),
    ];
  },
);

/** The choices that have every typed word in them. */
function matching<C extends { readonly label: string }>(choices: readonly C[], typed: string): readonly C[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices.filter(({ label }) => {
    const plain = label.normalize('NFKC').toLowerCase();
    return words.every((word) => plain.includes(word));
  });
}
