import { ArrowLeftRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { wellNames } from './bringing.ts';
import { PictureWell } from './picture-well.tsx';
import styles from './picture-wells.module.css';
import type { Match } from './use-match.ts';

/** Both wells, what is wrong with them, and the way to swap them. */
export function PictureWells({ match, isSameFileTwice }: { readonly match: Match; readonly isSameFileTwice: boolean }) {
  const { t } = useTranslation();
  const { entries, wells, isTaking } = match;
  const { firstPicture, secondPicture } = entries.typed;
  const isFromLookup = firstPicture?.from === 'lookup';
  const swap = t('match.swap');
  return (
    <div className={styles.group} data-large={match.screen === 'visitMatch' || undefined}>
      <div className={styles.wells}>
        {wellNames.map((well) => (
          <PictureWell
            key={well}
            screen={match.screen}
            well={well}
            firstPicture={firstPicture}
            secondPicture={secondPicture}
            state={wells.states[well]}
            missing={entries.shownProblem(`${well}Picture`)}
            edited={match.editing.edited}
            change={entries.change}
            inputRef={entries.inputRef}
            doing={wells.doing}
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
                wells.doing.clearProblems();
                entries.change({
                  firstPicture: secondPicture && { from: 'file', picture: secondPicture },
                  secondPicture: firstPicture?.picture ?? null,
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
