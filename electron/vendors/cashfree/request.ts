import FormData from 'form-data';
import type { Picture } from '../../../shared/picture/picture.ts';
import type { VendorEnvironment, VendorRequest } from '../exchange.ts';
import { commonHeaders, type LaneAccess } from '../lane-access.ts';
import { piecesOf } from './form-pieces.ts';
import { cashfreeSignature } from './signature.ts';

type PictureFormat = Exclude<Picture['format'], 'other'>;

export interface PictureToSend {
  readonly name: string;
  readonly format: PictureFormat;
  readonly bytes: Uint8Array;
}

export interface FaceMatchQuestion {
  readonly verificationId: string;
  /** 0.01–0.99, in hundredths. */
  readonly threshold: number;
  readonly first: PictureToSend;
  readonly second: PictureToSend;
}

const formats = {
  jpeg: { type: 'image/jpeg', endings: /\.jpe?g$/i, usualEnding: '.jpg' },
  png: { type: 'image/png', endings: /\.png$/i, usualEnding: '.png' },
} as const satisfies Record<PictureFormat, unknown>;

/** Cashfree's face match: `POST /face-match`, multipart/form-data (docs/VENDORS.md). */
export function faceMatchRequest(
  access: LaneAccess,
  question: FaceMatchQuestion,
  environment: Pick<VendorEnvironment, 'programVersion' | 'now'>,
): VendorRequest {
  const form = new FormData();
  form.append('verification_id', question.verificationId);
  appendPicture(form, 'first_image', question.first);
  appendPicture(form, 'second_image', question.second);
  form.append('threshold', question.threshold.toFixed(2));
  return {
    url: new URL(`${access.baseUrl}/face-match`),
    headers: { ...cashfreeHeaders(access, environment), ...form.getHeaders() },
    body: piecesOf(form),
    secrets: [access.clientSecret],
  };
}

/** Who asks; with a fresh signature if the merchant chose the public key as second factor. */
export function cashfreeHeaders(
  access: LaneAccess,
  { programVersion, now }: Pick<VendorEnvironment, 'programVersion' | 'now'>,
): Record<string, string> {
  const { clientId, clientSecret, publicKey } = access;
  return {
    ...commonHeaders(programVersion),
    'x-client-id': clientId,
    'x-client-secret': clientSecret,
    ...(publicKey && { 'x-cf-signature': cashfreeSignature(publicKey, clientId, now()) }),
  };
}

function appendPicture(form: FormData, field: string, picture: PictureToSend): void {
  const bytes = Buffer.from(picture.bytes.buffer, picture.bytes.byteOffset, picture.bytes.byteLength);
  form.append(field, bytes, {
    filename: fileName(picture),
    contentType: formats[picture.format].type,
    knownLength: bytes.byteLength,
  });
}

/** The person's file name, with the ending that fits the content: a vendor may well go by the ending. */
function fileName({ name, format }: PictureToSend): string {
  return formats[format].endings.test(name) ? name : name + formats[format].usualEnding;
}
