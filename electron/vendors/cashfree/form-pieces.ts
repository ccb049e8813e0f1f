import type FormData from 'form-data';

/**
 * A form in the pieces that it is made of: `getBuffer` would copy all of it anew at each part, megabytes several times.
 *
 * @throws where a part of it is not in memory, as there is nothing to wait for
 */
export function piecesOf(form: FormData): readonly Buffer[] {
  const pieces: Buffer[] = [];
  let isWhole = false;
  form.on('data', (piece: string | Buffer) => pieces.push(Buffer.isBuffer(piece) ? piece : Buffer.from(piece)));
  form.on('end', () => {
    isWhole = true;
  });
  form.resume();
  if (!isWhole) throw new Error('A part of the form is not in memory.');
  return pieces;
}
