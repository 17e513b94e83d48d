/** What a file's own bytes say about it, as notices and never verdicts. */
export type FileFact = 'type-differs' | 'cut-short' | 'huge-picture' | 'small-picture';

interface Type {
  readonly name: string;
  readonly extensions: readonly string[];
  readonly begins: readonly number[];
  /** From where its beginning counts. */
  readonly at?: number;
}

const TYPES: readonly Type[] = [
  { name: 'png', extensions: ['png'], begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { name: 'jpeg', extensions: ['jpg', 'jpeg'], begins: [0xff, 0xd8, 0xff] },
  { name: 'gif', extensions: ['gif'], begins: [0x47, 0x49, 0x46, 0x38] },
  { name: 'webp', extensions: ['webp'], begins: [0x57, 0x45, 0x42, 0x50], at: 8 },
  {
    name: 'heic',
    extensions: ['heic', 'heif', 'mp4', 'mov', 'm4v'],
    begins: [0x66, 0x74, 0x79, 0x70],
    at: 4,
  },
  { name: 'pdf', extensions: ['pdf'], begins: [0x25, 0x50, 0x44, 0x46] },
  { name: 'zip', extensions: ['zip', 'xlsx', 'docx'], begins: [0x50, 0x4b, 0x03, 0x04] },
];

/** Wider or higher than this no camera and no screen takes. */
const HUGE = 50_000;
/** Narrower than any phone of the last ten years shows. */
const SMALL = 300;

/**
 * @param head the first 64 bytes or all of them
 * @param tail the last 64 bytes or all of them
 */
export function fileFacts(name: string, head: Uint8Array, tail: Uint8Array): FileFact[] {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  const claimed = TYPES.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
  const real = TYPES.find(({ begins, at = 0 }) => begins.every((byte, index) => head[at + index] === byte));
  const facts: FileFact[] = [];
  if ((claimed !== undefined || real !== undefined) && claimed !== real && extension !== undefined) {
    facts.push('type-differs');
  }
  if (real?.name === 'png') {
    if (!endsWith(tail, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])) facts.push('cut-short');
    const [width, height] = [readSize(head, 16), readSize(head, 20)];
    if (width > HUGE || height > HUGE) facts.push('huge-picture');
    else if (head.length >= 24 && Math.min(width, height) < SMALL) facts.push('small-picture');
  }
  if (real?.name === 'jpeg' && !endsWith(tail, [0xff, 0xd9])) facts.push('cut-short');
  return facts;
}

function readSize(bytes: Uint8Array, at: number): number {
  return bytes.length < at + 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}

function endsWith(bytes: Uint8Array, end: readonly number[]): boolean {
  return end.every((byte, index) => bytes[bytes.length - end.length + index] === byte);
}
