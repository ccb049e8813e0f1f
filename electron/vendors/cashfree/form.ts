import { randomBytes } from 'node:crypto';

export interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const BREAK = '\r\n';

/** A form as `multipart/form-data` (RFC 7578), in pieces: files are sent from where they are, as a copy of megabytes takes its time. */
export function multipart(fields: Readonly<Record<string, string | FormFile>>) {
  const boundary = `--------------------------${randomBytes(12).toString('hex')}`;
  const body = Object.entries(fields).flatMap(([name, value]) => {
    const head = `--${boundary}${BREAK}Content-Disposition: form-data; name="${name}"`;
    if (typeof value === 'string') return [Buffer.from(`${head}${BREAK}${BREAK}${value}${BREAK}`)];
    const file = `; filename="${escaped(value.name)}"${BREAK}Content-Type: ${value.type}${BREAK}${BREAK}`;
    const { buffer, byteOffset, byteLength } = value.bytes;
    return [Buffer.from(head + file), Buffer.from(buffer, byteOffset, byteLength), Buffer.from(BREAK)];
  });
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: [...body, Buffer.from(`--${boundary}--${BREAK}`)],
  };
}

/** As browsers do it, so that no name breaks out of its header. */
function escaped(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
