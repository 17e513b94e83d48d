import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Parsed, parsed, refused } from '../case/parsed.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';

export interface PassphraseOptions {
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

const LONGEST = 4096;

/**
 * The passphrase of an encrypted file: asked without showing it, or the first line of a file (`-` is standard
 * input). It is never taken from the command line, where others could read it, and never printed.
 * @param twice a new one is asked for twice
 * @throws RefundError `missing-answers`, `bad-answers`, `file-unreadable`
 */
export async function askPassphrase(
  context: Context,
  { backup, interview }: Messages,
  { passphraseFile, json }: PassphraseOptions,
  { twice }: { readonly twice: boolean },
): Promise<string> {
  if (passphraseFile !== undefined) {
    const read = checkPassphrase(firstLine(await contentOf(context, passphraseFile)));
    if (read.ok) return read.value;
    throw new RefundError('bad-answers', {
      issues: [{ flag: 'passphrase-file', given: passphraseFile, reason: read.reason }],
    });
  }
  if (!context.canPrompt || json) throw new RefundError('missing-answers', { flags: ['passphrase-file'] });
  const prompter = await context.prompter(interview.prompt);
  const check = (text: string) => {
    const read = checkPassphrase(text);
    return read.ok ? undefined : backup.passphraseIssues[read.reason];
  };
  const why = twice ? backup.newPassphraseWhy : backup.passphraseWhy;
  const passphrase = await prompter.secret({ label: backup.passphrase, why, check });
  if (twice) {
    await prompter.secret({
      label: backup.passphraseAgain,
      why,
      check: (text) => (text === passphrase ? undefined : backup.passphraseIssues.different),
    });
  }
  return passphrase;
}

function checkPassphrase(text: string): Parsed<string, 'empty' | 'too-long'> {
  if (text.trim() === '') return refused('empty');
  return Buffer.byteLength(text) > LONGEST ? refused('too-long') : parsed(text);
}

async function contentOf({ stdin }: Context, path: string): Promise<string> {
  if (path === '-') return stdin.text();
  try {
    return readFileSync(resolve(path), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path, code }, error);
  }
}

function firstLine(text: string): string {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
}
