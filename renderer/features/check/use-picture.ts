import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import { answerOf } from '../../app/call.ts';

/**
 * The address of a stored picture, for an image element. What is shown is what the main process holds, so
 * exactly the bytes that are sent or came.
 */
export function usePictureAddress(id: string): { readonly address: string | null; readonly isUnreadable: boolean } {
  const { data: blob, isError } = useQuery({
    queryKey: ['picture', id],
    queryFn: async () => {
      const { bytes, format } = await answerOf(window.facedesk.pictures.read({ id }));
      return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${format}` });
    },
  });
  const [address, setAddress] = useState<string | null>(null);
  // Before the screen is drawn, so that a picture that comes back into view does not flash.
  useLayoutEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [blob]);
  return { address, isUnreadable: isError };
}
