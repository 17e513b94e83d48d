/** A row of knowledge carries its own words in every language the program speaks. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Words;
