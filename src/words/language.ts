/** The languages the program speaks; each has a folder here. The first is the default. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * Words in every language. The rows of `law/`, the choices of a fact and a few names in `clocks/` and `time/` carry
 * their own words like this; the sentences of the interface stand in the folder of each language.
 */
export type Words = Readonly<Record<Language, string>>;
