/** One line of JSON that reads back as the very same strings, and that does nothing to a terminal. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029]|[\p{Cf}\p{Co}]/gu, (characters) =>
    Array.from({ length: characters.length }, (_, index) => escape(characters.charCodeAt(index))).join(''),
  );
}

function escape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
