import { resolve } from 'node:path';
import { RefundError } from './errors.ts';
import { dataFolder } from './platform.ts';
import type { Environment } from './ports.ts';
import { type Language, LANGUAGES } from './words/language.ts';

declare const __VERSION__: string;

/** What the user set. @throws RefundError `bad-environment` */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  return {
    home: variables['REFUND_HOME'] ? resolve(variables['REFUND_HOME']) : dataFolder(variables),
    language: languageOf(variables),
    quiet: isSet(variables['REFUND_QUIET']),
    debug: isSet(variables['REFUND_DEBUG']),
    version: __VERSION__,
  };
}

/** The language of the interface: REFUND_LANG, else what the locale says. @throws RefundError `bad-environment` */
export function languageOf(variables: NodeJS.ProcessEnv): Language {
  const named = variables['REFUND_LANG'];
  const known = LANGUAGES.find((one) => one === named);
  if (known) return known;
  if (named) throw new RefundError('bad-environment', { name: 'REFUND_LANG', given: named });
  const locale = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  const wanted = locale || Intl.DateTimeFormat().resolvedOptions().locale;
  return LANGUAGES.find((one) => wanted.startsWith(one)) ?? LANGUAGES[0];
}

/** The clock that stands still at REFUND_NOW, milliseconds UTC. @throws RefundError `bad-environment` */
export function readNow(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(instant)) throw new RefundError('bad-environment', { name: 'REFUND_NOW', given: text });
  return instant;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0';
}
