import { useTranslation } from 'react-i18next';
import type { SamplePortrait } from '../../../shared/practice.ts';
import { Screen } from '../../app/screen.tsx';
import { useIsPractice } from '../../app/use-program.ts';
import { CheckAnnouncement } from '../check/check-announcement.tsx';
import { EditingNotice } from '../check/editing-notice.tsx';
import { LaneNotice } from '../check/lane-notice.tsx';
import { OtherChecks } from '../check/other-checks.tsx';
import { SampleMenu } from '../check/sample-menu.tsx';
import { MatchFormPanel } from './match-form-panel.tsx';
import { MatchResult } from './match-result.tsx';
import { useMatch } from './use-match.ts';

/** Pairs that show what a match can come to. */
const samplePairs = {
  same: ['asha-1', 'asha-2'],
  different: ['asha-1', 'dev-1'],
  several: ['couple', 'meera-1'],
} as const satisfies Record<string, readonly [SamplePortrait, SamplePortrait]>;
const pairNames = ['same', 'different', 'several'] as const;

export function MatchScreen() {
  const { t } = useTranslation();
  const match = useMatch();
  const isPractice = useIsPractice();
  const samples = pairNames.map((name) => ({
    id: name,
    name: t(`match.sample.${name}.name`),
    text: t(`match.sample.${name}.text`),
  }));
  return (
    <Screen
      route="match"
      title={t('match.title')}
      intro={t('match.intro')}
      titleAside={
        isPractice ? (
          <SampleMenu
            label={t('match.samples')}
            samples={samples}
            onPick={(name) => {
              const [first, second] = samplePairs[name];
              void match.wells.takePortrait('first', first);
              void match.wells.takePortrait('second', second);
            }}
          />
        ) : null
      }
      form={
        <>
          <LaneNotice vendor="cashfree" />
          <EditingNotice editing={match.editing} />
          <MatchFormPanel match={match} />
        </>
      }
      resultLabel={t('check.result')}
      resultId={match.submission.checkId}
      result={
        <>
          <CheckAnnouncement checkId={match.submission.checkId} />
          <MatchResult submission={match.submission} />
          <OtherChecks submission={match.submission} />
        </>
      }
    />
  );
}
