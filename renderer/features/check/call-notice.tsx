import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../shared/contract.ts';
import { Notice } from '../../ui/notice.tsx';

interface CallNoticeProps {
  readonly problem: CallProblem | null;
}

/** Says why the program did not carry something out. */
export function CallNotice({ problem }: CallNoticeProps) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <Notice tone="problem" isAlert>
      {t(`callProblem.${problem.code}`)}
    </Notice>
  );
}
