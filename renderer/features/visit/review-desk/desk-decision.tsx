import { useQueryClient } from '@tanstack/react-query';
import { UserRoundCheck, UserRoundX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseReview } from '../../../../shared/case/review.ts';
import { isSamePerson } from '../../../../shared/case/same-person.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH } from '../../../../shared/limits.ts';
import { CallNotice } from '../../../base/form/call-notice.tsx';
import { useCall } from '../../../base/form/use-call.ts';
import { forgetKept } from '../../../base/kept.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { useOperatorSettings } from '../../../base/use-settings.ts';
import { Button } from '../../../ui/button.tsx';
import { TextBox } from '../../../ui/fields/text-box.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { CaseReading } from '../../case/use-cases.ts';
import { DeskRejection } from './desk-rejection.tsx';
import styles from './review-desk.module.css';
import type { Reviewer } from './use-reviewer.ts';

interface DeskDecisionProps {
  readonly reading: CaseReading;
  readonly reviewer: Reviewer;
  readonly onDecided: (decision: CaseReview['decision']) => void;
}

/** Longer than any double click, in milliseconds. */
const A_LOOK = 1000;

/** Accept or reject, on the checks that are in view. */
export function DeskDecision({ reading, reviewer, onDecided }: DeskDecisionProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const [isRejecting, setRejecting] = useState(false);
  const isInSight = useInSight();
  const { id, checks, counting } = { id: reading.case.id, ...reading };
  const { lookup, match } = counting;
  // What was first looked at: an answer may come while a person looks.
  const [seen, setSeen] = useState({ lookup, match });
  const isOutdated = seen.lookup !== lookup || seen.match !== match;
  const present = useOperatorSettings().data?.agent;
  const agents = [...checks.map(({ agent }) => agent), ...(present ? [present] : [])];
  const isAgent = agents.some((agent) => isSamePerson(reviewer.typed, agent));
  const keptAs = `case ${id} rejection`;
  const opener = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    setRejecting(false);
    forgetKept(keptAs);
    // Once the form has gone, and what had the focus in it.
    setTimeout(() => opener.current?.focus());
  };
  const decide = (decision: CaseReview['decision'], reason: string) => {
    if (isOutdated || !reviewer.check()) return;
    const { name, code } = reviewer.typed;
    const by = { name: name.trim(), code: code.trim() };
    void call.make(
      async () => {
        const result = await window.facedesk.cases.review({ id, counted: seen, decision, reason, reviewer: by });
        for (const queryKey of [['cases'], ['case', id]]) void client.invalidateQueries({ queryKey });
        return result;
      },
      () => {
        forgetKept(keptAs);
        onDecided(decision);
      },
    );
  };
  return (
    <div className={styles.decision} data-rejecting={isRejecting || undefined}>
      {isOutdated ? (
        <Notice tone="warning">
          {t('review.outdated')} <Button onPress={() => setSeen({ lookup, match })}>{t('desk.looked')}</Button>
        </Notice>
      ) : null}
      <div className={styles.row}>
        <ReviewerBoxes reviewer={reviewer} />
        {isRejecting ? null : (
          <>
            <Button
              className={styles.accept ?? ''}
              isBusy={call.isUnderWay || !isInSight}
              isDisabled={isOutdated}
              onPress={() => decide('accepted', '')}
            >
              <UserRoundCheck size={17} aria-hidden="true" />
              {t('review.decide.accepted')}
            </Button>
            <Button
              ref={opener}
              className={styles.reject ?? ''}
              isDisabled={isOutdated}
              onPress={() => setRejecting(true)}
            >
              <UserRoundX size={17} aria-hidden="true" />
              {t('desk.reject')}
            </Button>
          </>
        )}
      </div>
      {isAgent ? <Notice tone="warning">{t('review.likelyAgent')}</Notice> : null}
      {isRejecting ? (
        <DeskRejection
          keptAs={keptAs}
          isBusy={call.isUnderWay}
          isDisabled={isOutdated}
          reject={(reason) => decide('rejected', reason)}
          cancel={cancel}
        />
      ) : null}
      <CallNotice problem={call.problem} />
    </div>
  );
}

/** The next case comes where the one before was decided on: the second click of a double click is not meant for it. */
function useInSight(): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setInSight(true), A_LOOK);
    return () => clearTimeout(timer);
  }, []);
  return isInSight;
}

function ReviewerBoxes({ reviewer }: { readonly reviewer: Reviewer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problem = (field: 'name' | 'code') => {
    const found = reviewer.shownProblem(field);
    if (found === null) return null;
    if (found === 'tooLong') return t('fieldProblem.tooLong', { most: formats.number(MAXIMUM_AGENT_TEXT_LENGTH) });
    return t(`review.needed.${field}`);
  };
  return (
    <>
      <TextBox {...reviewer.box('name')} label={t('review.field.name')} problem={problem('name')} isRequired />
      <TextBox
        {...reviewer.box('code')}
        label={t('review.field.code')}
        aside={t('common.optional')}
        problem={problem('code')}
      />
    </>
  );
}
