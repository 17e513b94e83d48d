import type { BillRefusal } from '../../errors.ts';

const exportAgain =
  'Export it again from the payment app (Alipay: Me, Bills, top right; WeChat: Me, Services, Wallet, Bills, Download; for personal reconciliation).';

/** What is wrong with a bill, and what to do now; after its path. */
export const billRefusals: Readonly<Record<BillRefusal, string>> = {
  empty: `is empty; nothing was read. ${exportAgain}`,
  special:
    'is no plain file; nothing was read. Name the bill itself (.csv, .xlsx, or the .zip the app sent).',
  'too-large': 'is too large for a bill; nothing was read. Export only the months around the payment.',
  'unknown-format': `is no bill this program knows: the header of Alipay, WeChat, JD or Meituan is not in it. Use the file as the app gave it, unchanged. ${exportAgain}`,
  cashbook: `is the export of Alipay's cashbook, which has neither numbers nor states. ${exportAgain}`,
  page: 'is a web page under the name of a sheet. Export the bill from the payment app instead.',
  pdf: 'is a PDF, which cannot be read payment by payment. Export a .csv or .xlsx; where there is only a PDF, keep it with refund evidence add and open the case with refund new.',
  'old-xls': 'is an old .xls sheet. Use the file as the app gave it, or save it as .csv with a spreadsheet.',
  'not-xlsx': `is no whole .xlsx sheet; nothing was read. ${exportAgain}`,
  'not-text': `is no text (neither UTF-8, UTF-16 nor GB18030); nothing was read. ${exportAgain}`,
  damaged: `is damaged or was cut off; nothing was read. Download it again. ${exportAgain}`,
  entities:
    'hides something that unfolds (XML entities), which no app exports; nothing was read. Use the file as the app gave it.',
  'no-bill-in-zip':
    'holds no .csv or .xlsx; nothing was read. Look into the archive and name the bill itself.',
  'several-bills': 'holds several bills. Unpack it and name one of them.',
};
