import { useTranslation } from 'react-i18next';
import { withoutBlanks } from '../../../shared/entry/characters.ts';
import { sessionIdsIn } from '../../../shared/entry/fields.ts';
import { SAMPLE_CUSTOMER_IP, type SampleSession, sampleSessions } from '../../../shared/practice.ts';
import { useFieldText } from '../../base/form/use-field-text.ts';
import { useIsPractice } from '../../base/use-program.ts';
import { useSurroundings } from '../../base/use-surroundings.ts';
import { Button } from '../../ui/button.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { CaseReferenceBox } from '../check/new-check/case-reference-box.tsx';
import { CheckForm, type FormStep } from '../check/new-check/check-form.tsx';
import { SampleMenu } from '../check/new-check/sample-menu.tsx';
import { readLivenessEntries, shownSessionId } from './liveness-form.ts';
import styles from './liveness-form-panel.module.css';
import { SessionClock } from './session-clock.tsx';
import { SessionCode } from './session-code.tsx';
import type { Liveness } from './use-liveness.ts';

/** Of the session ids in a pasted text. */
const MOST_CHOICES = 6;

interface LivenessFormPanelProps {
  readonly liveness: Liveness;
  /** Where it stands in a visit, which tells whose lookup it is. */
  readonly step?: FormStep;
}

export function LivenessFormPanel({ liveness, step }: LivenessFormPanelProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const { entries, submission, submit } = liveness;
  const { edited } = liveness.editing;
  const { typed, change, shownProblem, box } = entries;
  const reading = readLivenessEntries(typed);
  const ownAddress = useSurroundings(false).data?.ownAddress ?? null;
  const isOwn = ownAddress !== null && typed.customerIp === ownAddress;
  const isSample = useIsPractice() && typed.customerIp === SAMPLE_CUSTOMER_IP;
  return (
    <CheckForm
      screen="liveness"
      step={step}
      submission={submission}
      submit={submit}
      typedReference={typed.caseReference}
      isFilled={isSample && reading.problems.sessionId === null}
      edited={edited}
      fields={
        <div className={step ? styles.beside : styles.below}>
          <TextBox
            label={t('field.sessionId.label')}
            hint={t('field.sessionId.hint')}
            {...box('sessionId')}
            onChange={(typed) => change({ sessionId: shownSessionId(typed) })}
            problem={fieldText('sessionId', shownProblem('sessionId'))}
            isRequired
            isCode
            end={<SessionCode onFound={(text) => change({ sessionId: shownSessionId(text) })} />}
          />
          <SessionIdChoice typed={typed.sessionId} choose={(sessionId) => change({ sessionId })} />
          <TextBox
            label={t('field.customerIp.label')}
            hint={t(`field.customerIp.${isSample ? 'sample' : isOwn ? 'own' : 'hint'}`)}
            {...box('customerIp')}
            onChange={(typed) => change({ customerIp: withoutBlanks(typed) })}
            problem={fieldText('customerIp', shownProblem('customerIp'))}
            warning={reading.hasUnlikelyIp && !isSample ? t('field.customerIp.unlikely') : null}
            isRequired
            isCode
            end={
              ownAddress !== null && typed.customerIp === '' ? (
                <Button look="quiet" className={styles.own ?? ''} onPress={() => change({ customerIp: ownAddress })}>
                  {t('field.customerIp.useOwn')}
                </Button>
              ) : null
            }
          />
          {edited || step ? null : <CaseReferenceBox entries={entries} looksLikeAadhaar={reading.looksLikeAadhaar} />}
        </div>
      }
    >
      {submission.isUnchanged ? null : <SessionClock typed={typed.sessionId} />}
    </CheckForm>
  );
}

/** A text with several session ids in it was pasted: a person says which. */
function SessionIdChoice({ typed, choose }: { readonly typed: string; readonly choose: (sessionId: string) => void }) {
  const { t } = useTranslation();
  const found = sessionIdsIn(typed);
  if (found.length < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no part in the grid of its parent
    <div role="group" aria-label={t('field.sessionId.several')} className={styles.choice}>
      <span>{t('field.sessionId.several')}</span>
      {found.slice(0, MOST_CHOICES).map((sessionId) => (
        <Button key={sessionId} className={styles.id ?? ''} onPress={() => choose(sessionId)}>
          {sessionId}
        </Button>
      ))}
    </div>
  );
}

export function fillSample({ entries }: Pick<Liveness, 'entries'>, wanted: SampleSession): void {
  const sample = sampleSessions.find(({ name }) => name === wanted);
  if (sample) entries.change({ sessionId: sample.sessionId, customerIp: SAMPLE_CUSTOMER_IP });
}

/** In practice mode: the sessions that the built-in vendor knows. */
export function LivenessSamples({ liveness }: { readonly liveness: Liveness }) {
  const { t } = useTranslation();
  return (
    <SampleMenu
      label={t('liveness.samples')}
      samples={sampleSessions.map(({ name }) => ({
        id: name,
        name: t(`liveness.sample.${name}.name`),
        text: t(`liveness.sample.${name}.text`),
      }))}
      onPick={(picked) => fillSample(liveness, picked)}
    />
  );
}
