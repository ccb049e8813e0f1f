import { useQuery } from '@tanstack/react-query';
import type { FaceMeasures, MeasuredFace, Picture } from '../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';
import { answerOf, settled } from '../../base/call.ts';
import { still } from '../still.ts';
import { facesIn } from './faces-in.ts';

/** `none`: there is nothing to look at. `failed`: nothing could be said of it; the log says why. */
export type FaceCheck =
  | { readonly state: 'none' | 'looking' | 'failed'; readonly faces: readonly MeasuredFace[] }
  | { readonly state: 'looked'; readonly faces: readonly MeasuredFace[]; readonly measures: FaceMeasures };

/** The faces in a picture that the main process holds, the largest first; each picture is looked at once. */
export function useFaceCheck(picture: Picture | null): FaceCheck {
  const isWanted = picture !== null && whyUnshown(picture) === null;
  const { data: measures, isError } = useQuery({
    queryKey: ['faces', picture?.id, picture?.sight],
    queryFn: () => (picture ? look(picture) : null),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!isWanted) return { state: 'none', faces: [] };
  if (isError) return { state: 'failed', faces: [] };
  return measures ? { state: 'looked', faces: measures.faces, measures } : { state: 'looking', faces: [] };
}

async function look({ id, sight }: Picture): Promise<FaceMeasures> {
  const { bytes, format } = await answerOf(window.facedesk.pictures.read({ id }));
  try {
    const measures = await facesIn(await still(bytes, { format, sight }));
    await settled(window.facedesk.pictures.keepMeasures({ id, measures }));
    return measures;
  } catch (fault) {
    report(fault);
    throw fault;
  }
}

/** For support: a person is told that there is no advice, and no more. */
function report(fault: unknown): void {
  const { name, stack = '' } = fault instanceof Error ? fault : new Error();
  void settled(
    window.facedesk.program.reportFault({ where: 'looking for faces', name, stack: stack.slice(0, 20_000) }),
  );
}
