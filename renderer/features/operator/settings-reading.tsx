import type { ReactNode } from 'react';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { useOperatorSettings } from '../../base/use-settings.ts';

/** What is kept, once it is read; else why it can't be. */
export function SettingsReading({ children }: { readonly children: (settings: OperatorSettings) => ReactNode }) {
  const { data, error, refetch } = useOperatorSettings();
  return data ? children(data) : <ReadingProblem error={error} readAgain={() => void refetch()} />;
}
