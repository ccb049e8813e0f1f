import { failure, success } from '../../../shared/result.ts';
import { type HandlersOf, withoutAnswer } from '../call.ts';
import type { Services } from '../services.ts';

/** Pictures in the forms, and those on record. */
export function picturesHandlers({ drafts, recordsSession }: Services): HandlersOf<'pictures'> {
  return {
    'pictures.add': ({ name, bytes, byteLength, decoded, original }) => {
      const added = drafts.add(name, bytes, Math.max(byteLength, bytes.byteLength), decoded, original);
      return added.ok
        ? success({ kind: 'taken', picture: added.value })
        : success({ kind: 'refused', problem: added.error });
    },
    'pictures.read': async ({ id }) => {
      const draft = drafts.read(id);
      if (draft) return success({ bytes: alone(draft.bytes), format: draft.picture.format });
      const kept = await recordsSession.current()?.records.pictures.read(id);
      return kept?.ok
        ? success({ bytes: alone(kept.value.bytes), format: kept.value.picture.format })
        : failure({ code: 'notFound', message: 'no picture has this id' });
    },
    'pictures.keepMeasures': withoutAnswer(({ id, measures }) => drafts.keepMeasures(id, measures)),
  };
}

/** Without what else may lie in the same memory, which would cross with it; a copy only where something does. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : Uint8Array.from(bytes);
}
