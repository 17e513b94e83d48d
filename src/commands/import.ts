import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { importBill, type ImportBillOptions } from './import-bill.ts';

/** `refund import`: the bill of a payment app. */
export function run(
  context: Context,
  messages: Messages,
  path: string,
  options: ImportBillOptions,
): Promise<ExitStatus> {
  return importBill(context, messages, path, options);
}
