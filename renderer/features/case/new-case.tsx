import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { setCurrentCase } from '../../app/current-case.ts';
import { ScreenHeading } from '../../app/screen-heading.tsx';
import link from '../../app/settings-link.module.css';
import { hashOfCase, hashOfCases } from './case-address.ts';
import { CaseFormPanel } from './case-form-panel.tsx';
import styles from './case-list.module.css';
import { goToHash } from './use-case-address.ts';
import type { CaseForm } from './use-case-form.ts';

interface NewCaseProps {
  /** It lives on while the list is in view, so that a look there costs nothing that was typed. */
  readonly form: CaseForm;
  readonly onCreated: () => void;
}

export function NewCase({ form, onCreated }: NewCaseProps) {
  const { t } = useTranslation();
  const create = () =>
    form.save(
      (details) => window.facedesk.cases.create(details),
      ({ id }, { reference }) => {
        setCurrentCase({ id, reference });
        onCreated();
        goToHash(hashOfCase(id));
      },
    );
  return (
    <div className={styles.screen}>
      <div className={styles.column}>
        <ScreenHeading route="case" title={t('case.new.title')} intro={t('case.new.intro')} />
        <div className={styles.panel}>
          <CaseFormPanel
            form={form}
            label={t('case.new.title')}
            submitLabel={t('case.new.submit')}
            onSubmit={create}
            cancel={
              <Link className={`${link.link} ${styles.cancel}`} href={hashOfCases}>
                {t('common.cancel')}
              </Link>
            }
          />
        </div>
      </div>
    </div>
  );
}
