import { articleNumber, cite, placeIn, titleOf } from '../knowledge/citation.ts';
import { PARTIES } from '../knowledge/parties.ts';
import type { StatuteRow } from '../knowledge/statutes/row.ts';
import { STATUTES } from '../knowledge/statutes/statutes.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';

/** Every statute as `rules --json` shows it. */
export function statutesJson(language: Language) {
  return byLaw().flatMap(([title, articles]) =>
    articles.map(([key, row]) => ({
      key,
      ...row,
      cited: cite(row),
      title,
      place: placeIn(row),
      toNames: namesOf(row, language),
      verified: row.secondHand === undefined,
      never: row.never === null ? null : row.never[language],
      summary: row.summary[language],
    })),
  );
}

/** Every statute as lines of a screen, the articles under their law. */
export function statuteLines(
  messages: Messages,
  language: Language,
  bold: (text: string) => string,
): string[] {
  return byLaw().flatMap(([title, articles]) => [
    '',
    `${bold(title)}${heading(articles, messages)}`,
    ...articles.flatMap(([, row]) => articleLines(row, messages, language, bold)),
  ]);
}

type Entry = readonly [key: string, row: StatuteRow];

/** Laws in the table's order, each with its articles in the order of their numbers. */
function byLaw(): [title: string, articles: Entry[]][] {
  const entries: Entry[] = Object.entries(STATUTES);
  const titles = new Set(entries.map(([, { law }]) => titleOf(law)));
  return [...titles].map((title) => [
    title,
    entries
      .filter(([, { law }]) => titleOf(law) === title)
      .toSorted(([, one], [, other]) => articleNumber(one.article) - articleNumber(other.article)),
  ]);
}

function heading([first]: readonly Entry[], { rules, punctuation }: Messages): string {
  return first === undefined ? '' : punctuation.aside(rules.inForce(first[1].number, first[1].since));
}

function articleLines(
  row: StatuteRow,
  { rules, punctuation }: Messages,
  language: Language,
  bold: (text: string) => string,
): string[] {
  const { money, payer, intent, stalled } = row.only ?? {};
  const marks = [
    row.role === 'ground' ? null : rules.role[row.role],
    row.secondHand ? rules.secondHand : null,
    row.binds === 'marketplace' ? rules.marketplaceOnly : null,
    row.consumersOnly ? rules.consumersOnly : null,
    ...[money, payer, intent && ('intent' as const), stalled && ('stalled' as const)].map((one) =>
      one ? rules.onlyFor[one] : null,
    ),
    row.to.length === 0 ? rules.inNoLetter : rules.lettersTo(namesOf(row, language)),
  ].filter((mark) => mark !== null);
  return [
    `· ${bold(placeIn(row))}${punctuation.colon}${row.summary[language]}`,
    `  ${marks.join(punctuation.bar)}`,
    ...(row.never === null ? [] : [`  ${rules.neverUse(row.never[language])}`]),
  ];
}

function namesOf({ to }: StatuteRow, language: Language): string[] {
  return to.map((one) => PARTIES[one][language]);
}
