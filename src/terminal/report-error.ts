import { cleanLines, toJson } from '../case/text.ts';
import { type ErrorCode, type ErrorDetails, RefundError } from '../errors.ts';
import { loadMessages, type Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { writeTo } from './output.ts';
import { wrap } from './text.ts';

/**
 * Tells the user what happened, with which value, and what to do now; gives the exit code.
 * @param context undefined if the world itself could not be read
 */
export async function reportError(
  thrown: unknown,
  asJson: boolean,
  context: Context | undefined,
): Promise<number> {
  const error =
    thrown instanceof RefundError
      ? await guessed(thrown, context)
      : new RefundError(
          'internal',
          { reason: thrown instanceof Error ? thrown.message : String(thrown) },
          thrown,
        );
  const messages = await loadMessages(context?.environment.language ?? 'zh');
  const text = sentence(messages, error);
  if (asJson) {
    const reasons =
      error.code === 'no-case'
        ? { case: null, reasons: (error.details as ErrorDetails['no-case']).reasons }
        : {};
    writeTo('stdout', `${toJson({ schema: 1, ...reasons, error: { code: error.code, message: text } })}\n`);
  } else {
    const columns = context?.stderr.columns ?? 80;
    writeTo(
      'stderr',
      `${cleanLines(text)
        .split('\n')
        .flatMap((line) => wrap(line, columns, '  '))
        .join('\n')}\n`,
    );
  }
  if (context?.environment.debug) writeTo('stderr', `${error.stack ?? ''}\n${String(error.cause ?? '')}\n`);
  return error.exitCode;
}

/** With what the user probably meant; a guess that fails must not hide the error. */
async function guessed(error: RefundError, context: Context | undefined): Promise<RefundError> {
  if (error.code !== 'bad-answers' && error.code !== 'no-such-case') return error;
  const { withNearest } = await import('./nearest.ts');
  return withNearest(error, context).catch(() => error);
}

function sentence<C extends ErrorCode>(messages: Messages, error: RefundError<C>): string {
  const write = messages.errors[error.code] as (details: ErrorDetails[C]) => string;
  return write(error.details);
}
