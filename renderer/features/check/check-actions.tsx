import { RotateCw, Square, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import styles from './check-progress.module.css';
import type { CheckAction } from './explanation.ts';

interface CheckActionsProps {
  readonly id: string;
  readonly actions: readonly CheckAction[];
}

const icons = { tryAgain: RotateCw, stop: Square, giveUp: X };

/** What can be done about a check, one thing at a time. */
export function CheckActions({ id, actions }: CheckActionsProps) {
  const { t } = useTranslation();
  const call = useCall();
  const { checks } = window.facedesk;
  if (actions.length === 0) return null;
  return (
    <>
      <div className={styles.actions}>
        {actions.map((action) => {
          const Icon = icons[action];
          const carryOut = action === 'tryAgain' ? checks.sendAgain : checks.stop;
          return (
            <Button
              key={action}
              look={action === 'giveUp' ? 'quiet' : 'plain'}
              isBusy={call.isUnderWay}
              onPress={() => call.make(() => carryOut({ id }))}
            >
              <Icon
                size={action === 'stop' ? 12 : 15}
                fill={action === 'stop' ? 'currentColor' : 'none'}
                aria-hidden="true"
              />
              {t(`check.${action}`)}
            </Button>
          );
        })}
      </div>
      <CallNotice problem={call.problem} />
    </>
  );
}
