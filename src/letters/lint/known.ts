import type { LintView } from './finding.ts';

/** Everything the case says, for whatever of it a draft repeats. */
export function knownTexts({ facts, known, me }: LintView): string[] {
  const { site, order, paymentNo, product, account, description, payee, payeeAddress, url } = facts;
  const texts = [site, order, paymentNo, product, account, description, payee, payeeAddress, url];
  return [...texts, me.name, me.phone, me.address, me.postcode, ...known].filter(
    (text) => text !== undefined,
  );
}

/** A text without what people put into long numbers. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase();
}
