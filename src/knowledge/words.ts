/** The languages the program speaks; each has a folder in `messages/`. The first is meant where nothing says otherwise. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A row of knowledge carries its own words in every language. */
export type Words = Readonly<Record<Language, string>>;
