import { resolve } from 'node:path';
import type { Context, ExitStatus } from '../ports.ts';
import type { Messages } from '../words/words.ts';
import type { ImportBillOptions } from './import-bill.ts';
import type { ImportPackageOptions } from './import-package.ts';

/** `refund import`: the bill of a payment app, or a case as `refund export` wrote it. */
export async function run(
  context: Context,
  messages: Messages,
  path: string,
  options: ImportBillOptions & ImportPackageOptions,
): Promise<ExitStatus> {
  const { isPackage } = await import('../sharing/incoming.ts');
  if (await isPackage(resolve(path))) {
    const { importPackage } = await import('./import-package.ts');
    return importPackage(context, messages, path, options);
  }
  const { importBill } = await import('./import-bill.ts');
  return importBill(context, messages, path, options);
}
