import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import type { VerdictKind } from '../../../shared/verdicts/verdict.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';

interface CheckResultProps {
  readonly state: Check['state']['name'];
  readonly verdict: VerdictKind | null;
}

const tones = {
  queued: 'moving',
  sending: 'moving',
  waiting: 'moving',
  needs: 'moving',
  done: 'over',
  held: 'attention',
  failed: 'attention',
  lost: 'attention',
  cancelled: 'over',
  closed: 'over',
} as const satisfies Record<Check['state']['name'], string>;

/** A check's verdict, or its state in words where there is none. */
export function CheckResult({ state, verdict }: CheckResultProps) {
  const { t } = useTranslation();
  if (verdict !== null) return <VerdictChip tone={verdict}>{t(`verdict.${verdict}`)}</VerdictChip>;
  return <StateChip tone={tones[state]}>{t(`state.${state}`)}</StateChip>;
}
