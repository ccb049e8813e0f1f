import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../shared/contract.ts';
import { Notice } from '../../ui/notice.tsx';
import { SettingsLink } from '../settings-link.tsx';

interface CallNoticeProps {
  readonly problem: CallProblem | null;
}

/** Says why the program did not carry something out. */
export function CallNotice({ problem }: CallNoticeProps) {
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
  return null;
}
