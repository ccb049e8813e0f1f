import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import { Notice } from '../../ui/notice.tsx';
import { SettingsLink } from '../addresses/settings-link.tsx';
import { ShowLogLink } from '../show-log.tsx';

/** Says why the program did not carry something out. */
export function CallNotice({ problem }: { readonly problem: CallProblem | null }) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <Notice tone="problem" isAlert>
      {t(`callProblem.${problem.code}`)} <WayOn problem={problem} />
    </Notice>
  );
}

function WayOn({ problem }: { readonly problem: CallProblem }) {
  if (problem.code === 'noCredentials') return <SettingsLink section="credentials" />;
  if (problem.code === 'vaultClosed' || problem.code === 'recordsUnprotected')
    return <SettingsLink section="protection" />;
  if (problem.code === 'passMarkNeeded') return <SettingsLink section="policy" />;
  if (problem.code === 'unexpected') return <ShowLogLink />;
  return null;
}
