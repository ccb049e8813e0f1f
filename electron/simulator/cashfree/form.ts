import { failure, success } from '../../../shared/result.ts';

/** A picture as it came in a form. */
interface FormPicture {
  readonly fileName: string;
  readonly bytes: Buffer;
}

const MAXIMUM_ID_LENGTH = 50;
/** Cashfree says 5 MB; this is the stricter reading. */
const MAXIMUM_FILE_BYTES = 5_000_000;
const DEFAULT_THRESHOLD = '0.75';

/** The form, its threshold as it came or Cashfree's default; or the code of the error that Cashfree refuses it with. */
export async function readFaceMatchForm(body: Buffer, contentType: string) {
  const fields = await parseMultipart(body, contentType);
  if (fields === null) return failure('request_invalid');

  const verificationId = fields.get('verification_id');
  if (typeof verificationId !== 'string' || verificationId === '') return failure('verification_id_missing');
  if (verificationId.length > MAXIMUM_ID_LENGTH) return failure('verification_id_length_exceeded');
  if (!/^[A-Za-z0-9._-]+$/.test(verificationId)) return failure('verification_id_value_invalid');

  const first = await readPicture(fields.get('first_image'));
  if (first === null) return failure('first_image_missing');
  const second = await readPicture(fields.get('second_image'));
  if (second === null) return failure('second_image_missing');
  for (const picture of [first, second]) {
    if (!isAllowedPicture(picture)) return failure('file_format_invalid');
    if (picture.bytes.length > MAXIMUM_FILE_BYTES) return failure('file_size_exceeded');
  }

  const threshold = fields.get('threshold') ?? DEFAULT_THRESHOLD;
  if (typeof threshold !== 'string' || !isThreshold(threshold)) return failure('threshold_value_invalid');
  return success({ verificationId, threshold, first, second });
}

/** Null if it is not a multipart form. */
async function parseMultipart(body: Buffer, contentType: string): Promise<FormData | null> {
  if (!/^multipart\/form-data\b/i.test(contentType)) return null;
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null;
  }
}

/** Null for a field that is missing, not a file, or empty. */
async function readPicture(field: File | string | null): Promise<FormPicture | null> {
  if (field === null || typeof field === 'string' || field.size === 0) return null;
  return { fileName: field.name, bytes: Buffer.from(await field.arrayBuffer()) };
}

/** The name's ending counts too: "JPEG, JPG, and PNG" are two formats and three endings. */
function isAllowedPicture({ fileName, bytes }: FormPicture): boolean {
  const isJpeg = bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  const isPng = bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  return (isJpeg || isPng) && /\.(jpe?g|png)$/i.test(fileName);
}

/** Above 0 and below 1; neither is allowed. */
function isThreshold(text: string): boolean {
  return /^\d*\.?\d+$/.test(text) && Number(text) > 0 && Number(text) < 1;
}
