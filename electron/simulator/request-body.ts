import type { IncomingMessage } from 'node:http';

/**
 * The whole body, or null for one longer than `limit` bytes, which is read to its end all the same: a client that is
 * answered while it still writes may lose the answer.
 *
 * @throws when the client goes before the end.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length <= limit ? Buffer.concat(chunks) : null;
}
