import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedCase, Question } from '../../../../shared/case/question.ts';
import { goTo } from '../../../base/addresses/use-route.ts';
import { isInFront } from '../../../base/current-case.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Button } from '../../../ui/button.tsx';
import { Details } from '../../../ui/details.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { VerdictChip } from '../../../ui/verdict-chip.tsx';
import { caseWords } from '../customer-line.tsx';
import styles from './entry-question.module.css';
import type { AskedCall } from './use-asked-call.ts';

interface EntryQuestionProps {
  readonly call: Pick<AskedCall, 'question' | 'answer'>;
  /** The customer that the check would be of. */
  readonly whose: ReactNode;
  /** Brings a check of the same customer into view. */
  readonly show?: (checkId: string) => void;
}

/** Asks what has to be known before a check is sent. What sends nothing is the first choice, and has the focus. */
export function EntryQuestion({ call: { question, answer }, whose, show }: EntryQuestionProps) {
  const { t } = useTranslation();
  if (!question) return null;
  const isOther = question.about === 'otherCustomer';
  const leave = () => answer(false);
  const sendNothing = () => {
    leave();
    if (isOther) return;
    const { check, case: heldCase } = question;
    if (show && isInFront({ id: check, caseId: heldCase?.id ?? null })) show(check);
    else goTo('history', check);
  };
  return (
    <Dialog
      title={t(`check.${question.about}.title`)}
      isOpen
      role="alertdialog"
      onDismiss={leave}
      actions={
        <>
          <Button onPress={() => answer(true)}>
            {t(isOther ? 'check.otherCustomer.same' : 'check.answerAtHand.again')}
          </Button>
          <Button look="primary" autoFocus onPress={sendNothing}>
            {t(isOther ? 'check.otherCustomer.cancel' : `check.${question.about}.use`)}
          </Button>
        </>
      }
    >
      {whose}
      {question.about === 'otherCustomer' ? <OtherCustomer question={question} /> : null}
      {question.about === 'answerAtHand' ? <AnswerAtHand question={question} /> : null}
      {question.about === 'onTheWay' ? <OnTheWay question={question} /> : null}
    </Dialog>
  );
}

function OtherCustomer({ question }: { readonly question: Extract<Question, { about: 'otherCustomer' }> }) {
  const { t } = useTranslation();
  const wordsOf = useCaseWords();
  return (
    <>
      <ul className={styles.uses}>
        {question.uses.map((use) => (
          <li key={`${use.kind} ${use.case?.id ?? ''}`}>
            {t(`check.otherCustomer.${use.kind}`)} <strong>{wordsOf(use.case)}</strong>
          </li>
        ))}
      </ul>
      <p>{t('check.otherCustomer.text')}</p>
    </>
  );
}

function AnswerAtHand({ question }: { readonly question: Extract<Question, { about: 'answerAtHand' }> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const wordsOf = useCaseWords();
  const { verdict, score, threshold, answeredAt } = question;
  return (
    <>
      <p>{t('check.answerAtHand.text')}</p>
      <p className={styles.answer}>
        <VerdictChip tone={verdict}>{t(`verdict.${verdict}`)}</VerdictChip>
        {score === null
          ? t('check.answerAtHand.noScore')
          : t('check.answerAtHand.score', {
              score: formats.score(score, 2, 4),
              threshold: formats.score(threshold, 2, 2),
            })}
      </p>
      <Details
        details={[
          { label: t('check.answerAtHand.when'), value: formats.dateTime(answeredAt) },
          { label: t('check.answerAtHand.case'), value: wordsOf(question.case) },
        ]}
      />
    </>
  );
}

function OnTheWay({ question }: { readonly question: Extract<Question, { about: 'onTheWay' }> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const wordsOf = useCaseWords();
  return (
    <>
      <p>{t('check.onTheWay.text')}</p>
      <Details
        details={[
          { label: t('check.onTheWay.entered'), value: formats.dateTime(question.enteredAt) },
          { label: t('check.answerAtHand.case'), value: wordsOf(question.case) },
        ]}
      />
    </>
  );
}

function useCaseWords() {
  const { t } = useTranslation();
  return (named: NamedCase | null) => (named === null ? t('check.otherCustomer.noCase') : caseWords(named));
}
