import { History, ScanFace, Users } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case.ts';
import type { Check } from '../../../shared/check.ts';
import { setCurrentCase } from '../../app/current-case.ts';
import { SettingsLink } from '../../app/settings-link.tsx';
import { useProgram } from '../../app/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { hashOfCaseChecks } from '../history/history-address.ts';
import styles from './case-actions.module.css';
import { goToHash } from './use-case-address.ts';

interface CaseActionsProps {
  readonly case: Case;
  readonly checks: readonly Check[];
}

/** The next checks of a case; they go out with its reference. */
export function CaseActions({ case: read, checks }: CaseActionsProps) {
  const { t } = useTranslation();
  const modeInUse = useProgram().data?.mode;
  const { id, reference, mode } = read;
  if (modeInUse !== undefined && modeInUse !== mode) {
    return (
      <Notice tone="calm">
        {t('case.otherMode', { mode: t(`mode.${mode}.inWords`) })} <SettingsLink section="mode" />
      </Notice>
    );
  }
  const hasLookup = checks.some(({ kind }) => kind === 'livenessLookup');
  const go = (screen: 'liveness' | 'match') => {
    setCurrentCase({ id, reference });
    goToHash(`#${screen}`);
  };
  return (
    <div className={styles.actions}>
      <Button look={hasLookup ? 'plain' : 'primary'} onPress={() => go('liveness')}>
        <ScanFace size={17} aria-hidden="true" />
        {t('case.lookUp')}
      </Button>
      <Button look={hasLookup ? 'primary' : 'plain'} onPress={() => go('match')}>
        <Users size={17} aria-hidden="true" />
        {t('case.compare')}
      </Button>
      {checks.length === 0 ? null : (
        <Link className={styles.link ?? ''} href={hashOfCaseChecks(id)}>
          <History size={16} aria-hidden="true" />
          {t('case.inHistory')}
        </Link>
      )}
    </div>
  );
}
