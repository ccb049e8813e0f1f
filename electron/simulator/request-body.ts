import type { IncomingMessage } from 'node:http';

/**
 * The whole body, or null for one longer than `limit` bytes, which is still read to its end: a client that is
 * answered while it is writing may lose the answer.
 *
 * @param onBegun called when the first part of it has come
 * @throws when the client goes before the end.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  onBegun: () => void = () => undefined,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length === 0) onBegun();
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length <= limit ? Buffer.concat(chunks) : null;
}
