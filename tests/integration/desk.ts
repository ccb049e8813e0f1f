import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { matchAnswer, type ReceivedRequest, startWireServer, type WireServer } from './wire-server.ts';

/** A request as it lies on a vendor's desk. */
export interface Asked {
  readonly request: ReceivedRequest;
  readonly clientId: string;
  readonly secret: string;
  /** Of a face match. */
  readonly verificationId: string;
  /** Answers it and hangs up. */
  readonly answer: (bytes: Buffer) => void;
  /** Answers a face match with a YES. */
  readonly pass: () => void;
}

/** A vendor that a test answers by hand: every request waits, unless `say` has an answer to it at once. */
export interface Desk {
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly wire: WireServer;
  say: ((asked: Asked) => Buffer | null) | null;
}

export async function openDesk(): Promise<Desk> {
  const wire = await startWireServer();
  onTestFinished(() => wire.close());
  const asked: Asked[] = [];
  const desk: Desk = { url: wire.url, asked, wire, say: null };
  wire.reply = (socket, request) => {
    const lies = askedOver(socket, request);
    asked.push(lies);
    const said = desk.say?.(lies);
    if (said) lies.answer(said);
  };
  return desk;
}

export const saysPass = ({ verificationId }: Asked): Buffer => matchAnswer(verificationId);

function askedOver(socket: Socket, request: ReceivedRequest): Asked {
  const header = (name: string) => request.headers.find(([key]) => key.toLowerCase().endsWith(name))?.[1] ?? '';
  const form = /name="verification_id"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]+)/;
  const verificationId = form.exec(request.body.toString('latin1'))?.[1] ?? '';
  const answer = (bytes: Buffer) => void socket.end(bytes);
  return {
    request,
    clientId: header('client-id'),
    secret: header('client-secret'),
    verificationId,
    answer,
    pass: () => answer(matchAnswer(verificationId)),
  };
}
