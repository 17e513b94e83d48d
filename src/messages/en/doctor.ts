import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

export const doctor: Messages['doctor'] = {
  setUp: (version, node, home) => `refund ${version} | Node ${node} | data in ${home}`,
  checks: {
    node: (version) => `Node ${version} is too old: use 20.19 or newer of 20, or 22.14 or newer`,
    rights: (path) => `others may read or change it: ${path}`,
    leftover: (path) => `left by a copy that was broken off: ${path}`,
    orphan: (path) => `belongs to no case: ${path}`,
    calendar: (year) =>
      `days off are known to ${year} only, later working days are provisional: upgrade, or refund rules workdays --add`,
    damage: (count) =>
      `${many(Number(count), 'file or record', 'files or records')} wrong: see refund verify`,
    me: (path) =>
      `the file with who you are cannot be read: ${path}; move it away and fill it in again with refund me`,
    clock: (time) => `this computer's clock is behind the newest record (${time}): set it right`,
  },
  fixed: (what) => `mended | ${what}`,
  fine: 'Nothing is wrong.',
  found: (count) => `${many(count, 'thing')} to look at.`,
  howToFix: 'Rights and leftovers can be mended safely: refund doctor --fix',
};
