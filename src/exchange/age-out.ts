import { Encrypter } from 'age-encryption';

/**
 * How much work it is to try one passphrase, as a power of two: 128 MB of memory and about half a second. The `age`
 * tool itself takes 18 and reads up to 22.
 */
const WORK = 17;

/** The pieces encrypted with a passphrase, in the format that the public `age` tool reads. */
export async function* encryptedPieces(
  pieces: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncIterable<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK);
  for await (const piece of await encrypter.encrypt(
    ReadableStream.from(pieces) as ReadableStream<Uint8Array>,
  )) {
    yield piece;
  }
}
