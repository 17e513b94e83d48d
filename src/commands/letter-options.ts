import { type AnswerIssue, RefundError } from '../errors.ts';
import { LETTER_RECIPIENTS, type LetterRecipient } from '../knowledge/parties.ts';
import { type Format, FORMATS } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { type Form, FORMS } from '../letters/view.ts';

export interface LetterOptions {
  readonly to?: string;
  readonly form?: string;
  readonly format?: string;
  readonly output?: string;
  readonly days?: string;
  readonly check?: string;
  readonly show?: string;
  readonly qr?: boolean;
  readonly json?: boolean;
}

export interface LetterChoice {
  readonly to: LetterRecipient;
  readonly form: Form;
  readonly format: Format;
  /** The days the letter gives for an answer. */
  readonly days: number;
}

const DEFAULT_DAYS = '7';

/** What was asked for, each wrong choice named. @throws RefundError `bad-answers` */
export function readLetterOptions(options: LetterOptions): LetterChoice {
  const { to = 'site', days = DEFAULT_DAYS } = options;
  const issues: AnswerIssue[] = [];
  const recipient = oneOf('to', to, LETTER_RECIPIENTS, issues);
  const forms = recipient ? RECIPIENTS[recipient].forms : FORMS;
  const form = oneOf('form', options.form ?? (options.qr ? shortest(forms) : forms[0]), forms, issues);
  const format = oneOf('format', options.format ?? endingOf(options.output) ?? 'text', FORMATS, issues);
  if (!/^[1-9]\d?$/.test(days) || Number(days) > 60)
    issues.push({ flag: 'days', given: days, reason: 'not-days' });
  if (format) issues.push(...conflicts(options, format));
  if (format === 'docx' && !options.json && (options.output === undefined || options.output === '-'))
    issues.push({ flag: 'format', given: 'docx', reason: 'needs-output' });
  if (issues.length > 0 || !recipient || !form || !format) throw new RefundError('bad-answers', { issues });
  return { to: recipient, form, format, days: Number(days) };
}

/** What cannot go together: nothing that was asked for is left out in silence. */
function conflicts(options: LetterOptions, format: Format): AnswerIssue[] {
  const { output, qr, check } = options;
  const issues: AnswerIssue[] = [];
  const ending = endingOf(output);
  if (output !== undefined && OTHER_PROGRAMS.test(output))
    issues.push({ flag: 'output', given: output, reason: 'no-such-format' });
  if (ending && ending !== format) issues.push({ flag: 'format', given: format, reason: 'other-ending' });
  if (qr && output !== undefined) issues.push({ flag: 'output', given: output, reason: 'not-with-qr' });
  if (qr && format !== 'text') issues.push({ flag: 'format', given: format, reason: 'not-with-qr' });
  for (const flag of ['output', 'show', 'format'] as const) {
    const given = options[flag];
    if (check !== undefined && given !== undefined) issues.push({ flag, given, reason: 'not-with-check' });
  }
  return issues;
}

/** Names of formats that this program does not write: such a file would hold something else than it says. */
const OTHER_PROGRAMS = /\.(?:pdf|doc|odt|rtf|pages|wps|png|jpe?g|xlsx?)$/i;

/** What a file's name says it should hold; undefined where it says nothing. */
function endingOf(output: string | undefined): Format | undefined {
  const ending = /\.([A-Za-z]+)$/.exec(output ?? '')?.[1]?.toLowerCase();
  if (ending === 'docx') return 'docx';
  if (ending === 'html' || ending === 'htm') return 'html';
  if (ending === 'txt') return 'text';
  return ending === 'md' ? 'markdown' : undefined;
}

/** The shortest form there is, for a code that a phone reads. */
function shortest(forms: readonly Form[]): Form {
  return FORMS.find((form) => forms.includes(form)) ?? 'formal';
}

function oneOf<V extends string>(
  flag: string,
  given: string,
  choices: readonly V[],
  issues: AnswerIssue[],
): V | undefined {
  const found = choices.find((one) => one === given);
  if (!found) issues.push({ flag, given, reason: 'not-a-choice', choices });
  return found;
}
