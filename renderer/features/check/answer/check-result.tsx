import { useTranslation } from 'react-i18next';
import { type Hold, type Standing, statusOf } from '../../../../shared/status/check-status.ts';
import { StateChip } from '../../../ui/state-chip.tsx';
import { VerdictChip } from '../../../ui/verdict-chip.tsx';

interface CheckResultProps extends Standing {
  /** What keeps its lane from sending; undefined while that is being read. */
  readonly hold: Hold | undefined;
}

/** A check's verdict, or where it stands in words where there is none. */
export function CheckResult({ hold, ...known }: CheckResultProps) {
  const { t } = useTranslation();
  const { word, tone, verdict } = statusOf(known, hold);
  if (verdict !== null) return <VerdictChip tone={verdict}>{t(`verdict.${verdict}`)}</VerdictChip>;
  return <StateChip tone={tone}>{t(`state.${word}`)}</StateChip>;
}
