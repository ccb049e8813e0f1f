import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/contract.ts';
import { useCall } from '../../app/form/use-call.ts';

type Exported = AnswerOf<'signing.exportCertificate'>;

/** What is done with the certificate that reports are signed with, and what came of it last. */
export function useOwnCertificate() {
  const client = useQueryClient();
  const exporting = useCall();
  const forgetting = useCall();
  const [exported, setExported] = useState<Exported | null>(null);
  const [news, setNews] = useState<'taken' | 'back' | null>(null);
  const changed = (what: 'taken' | 'back') => {
    setExported(null);
    setNews(what);
    void client.invalidateQueries({ queryKey: ['signing'] });
  };
  const forgetNews = () => {
    setNews(null);
    setExported(null);
  };
  return {
    exporting,
    forgetting,
    exported,
    news,
    /** Something else begins. */
    forgetNews,
    exportCertificate: () => {
      forgetNews();
      void exporting.make(() => window.facedesk.signing.exportCertificate({}), setExported);
    },
    taken: () => changed('taken'),
    forgetKey: (done: () => void) =>
      void forgetting.make(
        () => window.facedesk.signing.forgetKey({}),
        () => {
          changed('back');
          done();
        },
      ),
  };
}
