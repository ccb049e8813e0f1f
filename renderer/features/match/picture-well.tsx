import clsx from 'clsx';
import { CircleAlert, Hourglass, ImagePlus } from 'lucide-react';
import { type ClipboardEvent, memo, useId } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type DroppedItem, droppedItems, useDroppedItems } from '../../base/dropped-items.ts';
import type { EntryProblem } from '../../base/form/use-entries.ts';
import { useFieldText } from '../../base/form/use-field-text.ts';
import { getReadyToLook } from '../../sight/faces/faces-in.ts';
import { Notice } from '../../ui/notice.tsx';
import { PictureView } from '../check/pictures/picture-view.tsx';
import type { WellProblem } from './bringing.ts';
import { CropPicture } from './crop-picture.tsx';
import { CropToFace } from './crop-to-face.tsx';
import { LookupMenu } from './lookup-menu.tsx';
import styles from './picture-well.module.css';
import { type DropReading, readDrop } from './read-drop.ts';
import { TakeAnother } from './take-photo.tsx';
import { useFocusStays } from './use-focus-stays.ts';
import { type DrawnWell, pictureTypes, useWell, type Well } from './use-well.ts';
import { WellActions } from './well-actions.tsx';
import { WellAdvice } from './well-advice.tsx';
import problemText from './well-problem-text.module.css';

/** The place for one picture: drop it here, paste it while the focus is inside, or choose a file. */
export const PictureWell = memo((drawn: DrawnWell) => {
  const { screen, well } = drawn;
  const contents = useWell(drawn);
  const { title, picture, state, missing, isFixed, take, refuse, faceCheck, subject } = contents;
  const { t } = useTranslation();
  const problemId = useId();
  const hasProblem = state.problem !== null || missing !== null;
  const isHalf = picture?.sight === 'partial' && !hasProblem && !state.isTaking;
  const takeWhatCame = (drop: DropReading<Extract<DroppedItem, { kind: 'file' }>>, noFile: 'text' | 'clipboard') => {
    if (isFixed) return;
    if (drop.kind === 'files') return take(drop.files.map(({ file }) => file));
    refuse({ kind: 'drop', problem: drop.problem === 'text' ? noFile : drop.problem, count: drop.count });
  };
  const { target, isDropTarget } = useDroppedItems((items) => takeWhatCame(readDrop(items), 'text'));
  const focusStays = useFocusStays(target.ref, `${state.isTaking} ${picture?.id}`);
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    takeWhatCame(readDrop(droppedItems(event.clipboardData)), 'clipboard');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no part in the grid of its parent
    <div
      {...target}
      {...focusStays}
      role="group"
      tabIndex={-1}
      aria-label={title}
      aria-describedby={hasProblem ? problemId : undefined}
      className={styles.well}
      onPaste={paste}
    >
      <span className={styles.heading}>
        <span className={styles.title}>{title}</span>
        {well === 'first' && screen === 'match' ? <LookupMenu {...drawn} /> : null}
      </span>
      <div className={clsx(styles.frame, hasProblem && styles.wrong, isDropTarget && styles.target)}>
        <WellContent {...contents} />
        {contents.cropping ? <CropPicture {...contents} cropping={contents.cropping} isBusy={state.isTaking} /> : null}
        {isDropTarget ? <span className={styles.dropHere}>{t('match.well.drop')}</span> : null}
      </div>
      <div>
        <WellActions {...contents} />
        {state.isTaking ? null : (
          <WellAdvice check={faceCheck} subject={subject}>
            {faceCheck.state === 'looked' ? (
              <>
                <CropToFace {...contents} measures={faceCheck.measures} />
                <TakeAnother {...contents} measures={faceCheck.measures} />
              </>
            ) : null}
          </WellAdvice>
        )}
      </div>
      <div role="alert" className={clsx(styles.problem, styles[well])}>
        {hasProblem ? <WellProblemText id={problemId} title={title} problem={state.problem} missing={missing} /> : null}
        {isHalf ? <Notice tone="warning">{t('match.well.partial', { well: title })}</Notice> : null}
      </div>
    </div>
  );
});

/** What is in the well: the picture, or the invitation to choose one. */
function WellContent({ title, picture, isFromLookup, state, take, chooseRef, faceCheck }: Well) {
  const { t } = useTranslation();
  if (state.isTaking) {
    return (
      <span className={styles.taking} role="status">
        {t('match.well.taking')}
      </span>
    );
  }
  if (picture) {
    const faces = faceCheck.faces.map(({ box }) => box);
    return (
      <PictureView key={picture.id} picture={picture} description={title} faces={faces} className={styles.picture} />
    );
  }
  if (isFromLookup) {
    return (
      <span className={styles.awaited}>
        <Hourglass size={22} aria-hidden="true" />
        {t('match.fromLookup.awaited')}
      </span>
    );
  }
  return (
    <FileTrigger acceptedFileTypes={pictureTypes} onSelect={(files) => files && take([...files])}>
      <Button ref={chooseRef} data-first onPress={getReadyToLook} className={styles.choose ?? ''}>
        <ImagePlus size={24} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.chooseWords}>{t('match.well.choose')}</span>
        <span className={styles.hint}>{t('match.well.hint')}</span>
      </Button>
    </FileTrigger>
  );
}

interface WellProblemTextProps {
  readonly id: string;
  /** The name of the well it is about. */
  readonly title: string;
  readonly problem: WellProblem | null;
  readonly missing: EntryProblem | null;
}

/** Why the last picture was not taken, and what to do about it. */
function WellProblemText({ id, title, problem, missing }: WellProblemTextProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const sentence = () => {
    if (problem?.kind === 'picture') {
      return t('match.well.refused', { name: problem.name, problem: t(`pictureProblem.${problem.problem}`) });
    }
    if (problem?.kind === 'drop') return t(`dropProblem.${problem.problem}`, { count: problem.count });
    if (problem?.kind === 'call') return t(`callProblem.${problem.code}`);
    return fieldText('picture', missing);
  };
  return (
    <p id={id} className={problemText.problem}>
      <CircleAlert size={15} aria-hidden="true" />
      <span>
        <strong>{t('match.well.problemOf', { well: title })}</strong> {sentence()}
        {problem ? ` ${t('match.well.emptied')}` : null}
      </span>
    </p>
  );
}
