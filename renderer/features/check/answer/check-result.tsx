import { useTranslation } from 'react-i18next';
import { type Hold, type Standing, statusOf } from '../../../../shared/status/check-status.ts';
import { StateChip } from '../../../ui/state-chip.tsx';
import { VerdictChip } from '../../../ui/verdict-chip.tsx';

interface CheckResultProps extends Pick<Standing, 'state' | 'verdict'>, Partial<Pick<Standing, 'needs' | 'isSent'>> {
  /** What keeps its lane from sending, as far as that is known here. */
  readonly hold?: Hold;
}

/** A check's verdict, or where it stands in words where there is none. */
export function CheckResult({ hold, ...known }: CheckResultProps) {
  const { t } = useTranslation();
  const { word, tone, verdict } = statusOf({ needs: null, isSent: false, ...known }, hold);
  if (verdict !== null) return <VerdictChip tone={verdict}>{t(`verdict.${verdict}`)}</VerdictChip>;
  return <StateChip tone={tone}>{t(`state.${word}`)}</StateChip>;
}
