import type { ChunkWriter } from './chunks.ts';
import { BackupFault } from './trouble.ts';

/** What a backup holds, in this order: one manifest, one database, the pictures, one end. */
export const entryKinds = ['manifest', 'database', 'picture', 'end'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Its kind (1 byte) and the length of its content (6); pictures are named by the hash that their content has. */
const HEAD_BYTES = 7;

export interface EntryHead {
  readonly kind: EntryKind;
  readonly byteLength: number;
}

export async function writeEntryHead(writer: ChunkWriter, { kind, byteLength }: EntryHead): Promise<void> {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(entryKinds.indexOf(kind));
  head.writeUIntBE(byteLength, 1, 6);
  await writer.write(head);
}

export async function writeEntry(writer: ChunkWriter, kind: EntryKind, content: Uint8Array): Promise<void> {
  await writeEntryHead(writer, { kind, byteLength: content.byteLength });
  await writer.write(content);
}

/** Reads entries from opened chunks. Whatever is not as it was written is damage. */
export type EntryReader = ReturnType<typeof createEntryReader>;

export function createEntryReader(chunks: AsyncIterator<Buffer, void>) {
  let rest: Buffer = Buffer.alloc(0);

  /** At most this many bytes, at least one; null at the end. */
  async function some(most: number): Promise<Buffer | null> {
    while (rest.byteLength === 0) {
      const next = await chunks.next();
      if (next.done) return null;
      rest = next.value;
    }
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.byteLength);
    return part;
  }

  async function* exactly(byteLength: number): AsyncGenerator<Buffer, void> {
    for (let left = byteLength; left > 0; ) {
      const part = await some(left);
      if (part === null) throw new BackupFault('damaged');
      left -= part.byteLength;
      yield part;
    }
  }

  async function whole(byteLength: number): Promise<Buffer> {
    return Buffer.concat(await Array.fromAsync(exactly(byteLength)));
  }

  return {
    async head(): Promise<EntryHead> {
      const head = await whole(HEAD_BYTES);
      const kind = entryKinds[head.readUInt8()];
      if (kind === undefined) throw new BackupFault('damaged');
      return { kind, byteLength: head.readUIntBE(1, 6) };
    },
    /** The whole content of a small entry. */
    async content({ byteLength }: EntryHead, mostBytes: number) {
      if (byteLength > mostBytes) throw new BackupFault('damaged');
      return whole(byteLength);
    },
    /** The content of a large one, part by part. */
    parts: ({ byteLength }: EntryHead) => exactly(byteLength),
    /** @throws BackupFault where something follows */
    async expectEnd() {
      if ((await some(1)) !== null) throw new BackupFault('damaged');
    },
  };
}
