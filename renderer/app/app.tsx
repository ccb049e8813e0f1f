import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { followChanges, makeQueryClient } from '../base/queries.ts';
import { Boundary } from './boundary.tsx';
import { BrokenScreen } from './broken-screen.tsx';
import { Shell } from './shell.tsx';

interface AppProps {
  /** Everything on the screen does what it is for. */
  readonly onMoving: () => void;
}

export function App({ onMoving }: AppProps) {
  const { i18n } = useTranslation();
  const [queries] = useState(makeQueryClient);
  useEffect(() => followChanges(queries), [queries]);
  useEffect(onMoving, [onMoving]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale={i18n.language}>
        <Boundary where="window" instead={(tryAgain) => <BrokenScreen screen={null} tryAgain={tryAgain} />}>
          {(attempt) => <Shell key={attempt} />}
        </Boundary>
      </I18nProvider>
    </QueryClientProvider>
  );
}
