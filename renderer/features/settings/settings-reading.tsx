import type { ReactNode } from 'react';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { useOperatorSettings } from '../../app/use-settings.ts';
import { ReadingProblem } from '../history/reading-problem.tsx';

interface SettingsReadingProps {
  readonly children: (settings: OperatorSettings) => ReactNode;
}

/** What is kept, once it is read; else why it can't be. */
export function SettingsReading({ children }: SettingsReadingProps) {
  const { data, error, refetch } = useOperatorSettings();
  return data ? children(data) : <ReadingProblem error={error} readAgain={() => void refetch()} />;
}
