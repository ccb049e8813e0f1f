import { readFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { practiceCredentials } from '../credentials.ts';
import type { PracticePictureName } from '../portraits/practice-pictures.ts';
import type { Simulator } from '../simulator.ts';

/** What a client got: an answer, whole or broken off, or an error's code. */
export type Exchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
      /** False if the connection ended before the content-length. */
      readonly whole: boolean;
    }
  | { readonly kind: 'error'; readonly code: string };

interface Sent {
  readonly headers: Readonly<Record<string, string | null>>;
  readonly body: Uint8Array | string;
  readonly method?: string;
  readonly signal?: AbortSignal;
}

/** A null header is left out. */
export function send(url: string, { headers, body, method = 'POST', signal }: Sent): Promise<Exchange> {
  return new Promise((resolve) => {
    const present = Object.entries(headers).filter(([, value]) => value !== null) as [string, string][];
    const options = { method, agent: false as const, headers: Object.fromEntries(present), ...(signal && { signal }) };
    const request = httpRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      const finish = (): void =>
        resolve({
          kind: 'answer',
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
          whole: response.complete,
        });
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('close', finish);
      response.on('error', finish);
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: 'error', code: error.code ?? error.message }),
    );
    request.end(body);
  });
}

/** Fails unless there was a whole answer. */
export function answered(exchange: Exchange): { status: number; headers: IncomingHttpHeaders; json: unknown } {
  if (exchange.kind === 'error' || !exchange.whole) throw new Error(`No whole answer: ${JSON.stringify(exchange)}`);
  return { status: exchange.status, headers: exchange.headers, json: JSON.parse(exchange.body) };
}

export const practiceFolder = join(import.meta.dirname, '..', '..', '..', 'resources', 'practice');

export function practiceJpeg(name: PracticePictureName): Promise<Buffer> {
  return readFile(join(practiceFolder, `${name}.jpg`));
}

export function lookUp(simulator: Simulator, sessionId: unknown, changes: Partial<Sent> = {}): Promise<Exchange> {
  return send(`${simulator.instantPayUrl}/identity/faceLiveness/getSessionResult`, {
    body: JSON.stringify({ sessionId }),
    ...changes,
    headers: {
      'content-type': 'application/json',
      'x-ipay-auth-code': '1',
      'x-ipay-client-id': practiceCredentials.clientId,
      'x-ipay-client-secret': practiceCredentials.clientSecret,
      'x-ipay-endpoint-ip': '203.0.113.7',
      ...changes.headers,
    },
  });
}

export interface MatchFields {
  readonly verificationId?: string | null;
  readonly threshold?: string | null;
  readonly first?: Uint8Array | null;
  readonly firstName?: string;
  readonly second?: Uint8Array | null;
  readonly secondName?: string;
}

let nextId = 1;

/** Two portraits of Asha under a new id at 0.75, with these changes. A null field is left out. */
export async function matchFaces(
  simulator: Simulator,
  fields: MatchFields = {},
  changes: Partial<Sent> = {},
): Promise<Exchange> {
  const { verificationId = `test-${nextId++}`, threshold = '0.75', firstName = 'a.jpg', secondName = 'b.jpg' } = fields;
  const first = fields.first === undefined ? await practiceJpeg('asha-1') : fields.first;
  const second = fields.second === undefined ? await practiceJpeg('asha-2') : fields.second;
  const form = new FormData();
  if (verificationId !== null) form.append('verification_id', verificationId);
  if (first !== null) form.append('first_image', new Blob([new Uint8Array(first)]), firstName);
  if (second !== null) form.append('second_image', new Blob([new Uint8Array(second)]), secondName);
  if (threshold !== null) form.append('threshold', threshold);
  const encoded = new Response(form);
  return send(`${simulator.cashfreeUrl}/face-match`, {
    body: new Uint8Array(await encoded.arrayBuffer()),
    ...changes,
    headers: {
      'content-type': encoded.headers.get('content-type') ?? '',
      'x-client-id': practiceCredentials.clientId,
      'x-client-secret': practiceCredentials.clientSecret,
      ...changes.headers,
    },
  });
}
