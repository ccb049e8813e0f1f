import { ArrowLeftRight } from 'lucide-react';
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

interface PictureWellsProps {
  readonly match: Match;
  readonly isSameFileTwice: boolean;
}

/** Both wells, what is wrong with them, and the way to swap them. */
export function PictureWells({ match, isSameFileTwice }: PictureWellsProps) {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  const { entries, wells } = match;
  const { firstPicture, secondPicture } = entries.typed;
  const pictures = { first: firstPicture, second: secondPicture };
  const isTaking = wellNames.some((well) => wells.states[well].isTaking);

  /** One file goes where it was dropped, two fill both wells. */
  const take = (well: WellName, [one, two]: readonly File[]) => {
    if (one) void wells.take(two ? 'first' : well, one);
    if (two) void wells.take('second', two);
  };
  const swap = t('match.swap');
  return (
    <div className={styles.group}>
      <div className={styles.wells}>
        {wellNames.map((well) => (
          <PictureWell
            key={well}
            well={well}
            title={t(`match.${well}`)}
            picture={pictures[well]}
            state={wells.states[well]}
            missing={pictures[well] ? null : entries.shownProblem(`${well}Picture`)}
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
              isDisabled={isTaking || (!firstPicture && !secondPicture)}
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
      {isSameFileTwice ? <Notice tone="warning">{t('match.samePicture')}</Notice> : null}
    </div>
  );
}
