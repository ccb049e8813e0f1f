import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../base/addresses/routes.ts';
import { goTo } from '../../base/addresses/use-route.ts';
import { bringForward } from '../../base/current-case.ts';
import { isSame } from '../../base/form/rebased.ts';
import { useProgram } from '../../base/use-program.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { newCaseEntries } from '../case/case-form.ts';
import { CaseFormPanel } from '../case/case-form-panel.tsx';
import { useCaseForm } from '../case/use-case-form.ts';
import { Step } from './step.tsx';
import { stepNames } from './steps.ts';
import styles from './visit.module.css';
import { VisitHead } from './visit-head.tsx';

interface NewVisitProps {
  readonly keptAs: string;
  readonly onCreated: () => void;
}

/** A visit that begins: its first step makes the case. */
export function NewVisit({ keptAs, onCreated }: NewVisitProps) {
  const { t } = useTranslation();
  const mode = useProgram().data?.mode;
  const [start, setStart] = useState(() => newCaseEntries(new Date()));
  const form = useCaseForm(start, null, keptAs);
  const isUntouched = isSame(form.entries.typed, start);
  // The time of the visit is when the page was opened, not when the program made it ready.
  // biome-ignore lint/correctness/useExhaustiveDependencies: effects run anew each time the page comes into view
  useEffect(() => {
    if (isUntouched) setStart(newCaseEntries(new Date()));
  }, []);
  const create = () =>
    form.save(
      (details) => window.facedesk.cases.create(details),
      ({ id }, { reference, name }) => {
        bringForward({ id, reference, name });
        onCreated();
        goTo('case', id);
      },
    );
  return (
    <div className={styles.page}>
      <VisitHead face={null} name="" reference="" mode={mode} environment={null} result={null} />
      <div className={styles.steps}>
        {stepNames.map((name) => (
          <Step
            key={name}
            name={name}
            state="toDo"
            isNext={name === 'customer'}
            isOpen={name === 'customer'}
            onToggle={null}
            summary={name === 'customer' ? null : t(`visit.about.${name}`)}
          >
            <CaseFormPanel
              form={form}
              part="customer"
              label={t('case.new.title')}
              submitLabel={t('case.new.submit')}
              onSubmit={create}
              cancel={
                <TextLink className={styles.cancel} href={hashOf('case')}>
                  {t('common.cancel')}
                </TextLink>
              }
            />
          </Step>
        ))}
      </div>
    </div>
  );
}
