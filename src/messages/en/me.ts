import type { Messages } from '../messages.ts';

type Field = 'name' | 'phone' | 'address' | 'postcode';

const fields: Readonly<Record<Field, string>> = {
  name: 'name',
  phone: 'phone',
  address: 'postal address',
  postcode: 'postcode',
};

const whys: Readonly<Record<Field, string>> = {
  name: 'Authorities and courts ask for your real name; letters to the site and to public pages leave it out.',
  phone: 'Whoever takes your complaint has to reach you.',
  address: '12315 and the court send papers there.',
  postcode: 'Only an appeal to the telecom authority asks for it.',
};

export const me: Messages['me'] = {
  fields,
  unsaid: 'not said yet',
  ask: (field, known) => ({
    ask: `Your ${fields[field]}?${known === '' ? '' : ` (now ${known}; Enter keeps it)`}`,
    why: whys[field],
  }),
  kept: 'Kept on this computer; only letters that need it carry it (12315, consumer association, telecom, central bank, bank, court).',
  about: 'Nothing changed. Only letters that need these carry them.',
  howTo:
    'Say it with refund me --name NAME --phone PHONE --address ADDRESS --postcode CODE; an empty text (--name "") takes it back. Only letters that need it carry it.',
};
