import { ArrowLeftRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { samplePortraits } from '../../../shared/practice.ts';
import { useProgram } from '../../app/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import type { FirstPictureEntry } from './first-picture.ts';
import { LookupMenu } from './lookup-menu.tsx';
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
  const mode = useProgram().data?.mode;
  const { entries, wells } = match;
  const { firstPicture, secondPicture } = entries.typed;
  const pictures = { first: firstPicture?.picture ?? null, second: secondPicture };
  const isFromLookup = firstPicture?.from === 'lookup';
  const isTaking = wellNames.some((well) => wells.states[well].isTaking);

  /** One file goes where it was dropped, two fill both wells. */
  const take = (well: WellName, [one, two]: readonly File[]) => {
    if (one) void wells.take(two ? 'first' : well, one);
    if (two) void wells.take('second', two);
  };
  const takeLookup = (entry: FirstPictureEntry) => {
    // Also what is just being taken for it gives way.
    wells.remove('first');
    entries.change({ firstPicture: entry });
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
            titleAside={
              well === 'first' ? <LookupMenu mode={match.editing.edited?.mode ?? mode} onPick={takeLookup} /> : null
            }
            picture={pictures[well]}
            isFromLookup={well === 'first' && isFromLookup}
            state={wells.states[well]}
            missing={entries.shownProblem(`${well}Picture`)}
            portraits={mode === 'practice' ? samplePortraits : []}
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
              // A lookup's picture is always the first one.
              isDisabled={isTaking || isFromLookup || (!firstPicture && !secondPicture)}
              onPress={() => {
                wells.clearProblems();
                entries.change({
                  firstPicture: secondPicture && { from: 'file', picture: secondPicture },
                  secondPicture: pictures.first,
                });
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
