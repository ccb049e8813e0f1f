import { useTranslation } from 'react-i18next';
import type { SamplePortrait } from '../../../shared/practice.ts';
import { useFront } from '../../base/current-case.ts';
import { CheckScreen } from '../check/check-screen.tsx';
import { SampleMenu } from '../check/new-check/sample-menu.tsx';
import { type AskedEdit, useAskedEdit } from '../check/new-check/use-asked-edit.ts';
import { MatchFormPanel } from './match-form-panel.tsx';
import { MatchView } from './match-view.tsx';
import { useMatch } from './use-match.ts';

/** Pairs that show how a match can end. */
const samplePairs = {
  same: ['asha-1', 'asha-2'],
  different: ['asha-1', 'dev-1'],
  several: ['couple', 'meera-1'],
} as const satisfies Record<string, readonly [SamplePortrait, SamplePortrait]>;
const pairNames = ['same', 'different', 'several'] as const;

/** One for each customer: his pictures and results end with him. */
export function MatchScreen() {
  const turn = useFront().turns.match;
  const asked = useAskedEdit('faceMatch');
  return <MatchOfCustomer key={turn} turn={turn} asked={asked?.turn === turn ? asked : null} />;
}

function MatchOfCustomer({ turn, asked }: { readonly turn: number; readonly asked: AskedEdit<'faceMatch'> | null }) {
  const { t } = useTranslation();
  const match = useMatch('match', turn, asked);
  const fillSample = (name: keyof typeof samplePairs) => {
    const [first, second] = samplePairs[name];
    void match.wells.doing.takePortrait('first', first);
    void match.wells.doing.takePortrait('second', second);
  };
  const samples = pairNames.map((name) => ({
    id: name,
    name: t(`match.sample.${name}.name`),
    text: t(`match.sample.${name}.text`),
  }));
  return (
    <CheckScreen
      screen="match"
      vendor="cashfree"
      submission={match.submission}
      editing={match.editing}
      fillSample={() => fillSample('same')}
      samples={<SampleMenu label={t('match.samples')} samples={samples} onPick={fillSample} />}
      form={<MatchFormPanel match={match} />}
      View={MatchView}
    />
  );
}
