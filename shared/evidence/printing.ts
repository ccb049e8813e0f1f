import type { PictureFormat } from '../picture/picture.ts';
import type { Report } from './evidence.ts';

/** What report.html prints. Its pictures are asked for one by one, so that it holds no more than one of them whole. */
export interface PrintJob {
  readonly report: Report;
  /** SHA-256 of the report as canonical JSON: its twin without what ties that to the printed pages. */
  readonly twinHash: string;
  /** Whose key will sign the file: it stands on paper too, so that paper can be tied to a key. */
  readonly signer: PrintedSigner;
  readonly logo: { readonly format: PictureFormat; readonly bytes: Uint8Array } | null;
}

export interface PrintedSigner {
  /** As the certificate names it. */
  readonly name: string;
  /** SHA-256 of the certificate, in lower-case hexadecimal. */
  readonly fingerprint: string;
}

/** All that the page that is printed can ask for. */
export interface PrintBridge {
  /** Given out once. */
  take(): Promise<PrintJob>;
  /** The bytes with this SHA-256; null where they are missing or were altered. */
  picture(sha256: string): Promise<Uint8Array | null>;
  /** How much of it is ready to be printed. */
  progress(share: number): void;
  /** Every font and picture is there. */
  ready(): void;
  failed(message: string): void;
}

/** The channels between the printed page and the one window that it is printed from; the gate knows none of them. */
export const printChannels = {
  take: 'facedesk-report:take',
  picture: 'facedesk-report:picture',
  progress: 'facedesk-report:progress',
  ready: 'facedesk-report:ready',
  failed: 'facedesk-report:failed',
} as const;
