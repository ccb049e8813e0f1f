import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** `server.ts MILLISECONDS`: says YES to each match so long after it was read whole. Prints its address; ends with whoever has started it. */
const takes = Number(process.argv[2]);

const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  await wait(takes);
  const [id] = /FD-[0-9a-f-]{36}/.exec(Buffer.concat(parts).toString('latin1')) ?? [];
  const verdict = { face_match_result: 'YES', face_match_score: 0.9 };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'SUCCESS', verification_id: id, ...verdict }));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.stdin.on('end', () => process.exit()).resume();
