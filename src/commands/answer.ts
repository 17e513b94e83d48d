import { toJson } from '../case/json-safe.ts';
import type { Output } from '../ports.ts';

export function writeJson(stdout: Output, data: Readonly<Record<string, unknown>>): void {
  stdout.write(`${toJson({ schema: 1, ...data })}\n`);
}

export function writeLines(output: Output, lines: readonly string[]): void {
  output.write(lines.map((line) => `${line}\n`).join(''));
}
