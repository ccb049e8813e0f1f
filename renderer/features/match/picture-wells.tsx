import { ArrowLeftRight } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { samplePortraits } from '../../../shared/practice.ts';
import { useIsPractice } from '../../app/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { PictureWell } from './picture-well.tsx';
import styles from './picture-wells.module.css';
import type { Match } from './use-match.ts';
import { type WellName, wellNames } from './use-wells.ts';
import { WellProblemText } from './well-problem-text.tsx';

interface PictureWellsProps {
  readonly match: Match;
  readonly isSameFileTwice: boolean;
}

/** Both wells, what is wrong with them, and the way to swap them. */
export function PictureWells({ match, isSameFileTwice }: PictureWellsProps) {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  const id = useId();
  const { entries, wells } = match;
  const { firstPicture, secondPicture } = entries.typed;
  const described = wellNames.map((well) => {
    const picture = well === 'first' ? firstPicture : secondPicture;
    const { isTaking, problem } = wells.states[well];
    const missing = picture ? null : entries.shownProblem(`${well}Picture`);
    const hasProblem = problem !== null || missing !== null;
    return { well, picture, isTaking, problem, missing, problemId: hasProblem ? `${id}${well}` : null };
  });

  /** One file goes where it was dropped, two fill both wells. */
  const take = (well: WellName, [one, two]: readonly File[]) => {
    if (one) void wells.take(two ? 'first' : well, one);
    if (two) void wells.take('second', two);
  };
  const swap = t('match.swap');
  return (
    <div className={styles.group}>
      <div className={styles.wells}>
        {described.map(({ well, picture, isTaking, problemId }) => (
          <PictureWell
            key={well}
            well={well}
            title={t(`match.${well}`)}
            picture={picture}
            isTaking={isTaking}
            problemId={problemId}
            portraits={isPractice ? samplePortraits : []}
            take={(files) => take(well, files)}
            takePortrait={(portrait) => void wells.takePortrait(well, portrait)}
            refuse={(problem) => wells.refuse(well, problem)}
            remove={() => wells.remove(well)}
            chooseRef={entries.inputRef(`${well}Picture`)}
          />
        ))}
        <span className={styles.swap}>
          <Tooltip text={swap}>
            <Button
              look="icon"
              aria-label={swap}
              isDisabled={described.some(({ isTaking }) => isTaking) || (!firstPicture && !secondPicture)}
              onPress={() => {
                wells.clearProblems();
                entries.change({ firstPicture: secondPicture, secondPicture: firstPicture });
              }}
            >
              <ArrowLeftRight size={15} aria-hidden="true" />
            </Button>
          </Tooltip>
        </span>
      </div>
      <div role="alert" className={styles.problems}>
        {described.map(({ well, picture, problem, missing, problemId }) =>
          problemId === null ? null : (
            <WellProblemText
              key={well}
              id={problemId}
              title={t(`match.${well}`)}
              problem={problem}
              missing={missing}
              isKept={picture !== null}
            />
          ),
        )}
      </div>
      {isSameFileTwice ? <Notice tone="warning">{t('match.samePicture')}</Notice> : null}
    </div>
  );
}
