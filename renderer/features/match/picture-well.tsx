import clsx from 'clsx';
import { type ClipboardEvent, type ReactNode, type Ref, useId, useRef } from 'react';
import { useDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../shared/picture.ts';
import type { SamplePortrait } from '../../../shared/practice.ts';
import type { EntryProblem } from '../../app/form/use-entries.ts';
import { readDrop } from './drop.ts';
import { type DroppedItem, droppedItems } from './dropped-items.ts';
import styles from './picture-well.module.css';
import type { WellName, WellProblem, WellState } from './use-wells.ts';
import { WellActions } from './well-actions.tsx';
import { WellContent } from './well-content.tsx';
import { WellProblemText } from './well-problem-text.tsx';

export interface PictureWellProps {
  readonly well: WellName;
  readonly title: string;
  /** Another way to fill it, beside its title. */
  readonly titleAside?: ReactNode;
  readonly picture: Picture | null;
  /** The picture is a lookup's reference; without a picture it comes with the lookup's answer. */
  readonly isFromLookup: boolean;
  readonly state: WellState;
  /** What is wrong where there is no picture. */
  readonly missing: EntryProblem | null;
  /** Empty outside practice. */
  readonly portraits: readonly SamplePortrait[];
  readonly take: (files: readonly File[]) => void;
  readonly takePortrait: (portrait: SamplePortrait) => void;
  readonly refuse: (problem: WellProblem) => void;
  readonly remove: () => void;
  readonly chooseRef: Ref<HTMLButtonElement>;
}

/** The place for one picture: drop it here, paste it while the focus is inside, or choose a file. */
export function PictureWell(props: PictureWellProps) {
  const { well, title, titleAside, picture, state, missing, take, refuse } = props;
  const { t } = useTranslation();
  const target = useRef<HTMLDivElement>(null);
  const problemId = useId();
  const hasProblem = state.problem !== null || missing !== null;
  const dropped = useRef<readonly DroppedItem[]>([]);
  const { dropProps, isDropTarget } = useDrop({
    ref: target,
    // A file manager may offer to move the file; the picture is only ever copied.
    getDropOperation: (_types, allowed) => (allowed.includes('copy') ? 'copy' : (allowed[0] ?? 'cancel')),
    onDrop: () => {
      const drop = readDrop(dropped.current);
      if (drop.kind === 'refused') refuse({ kind: 'drop', problem: drop.problem, count: drop.count });
      else take(drop.files.map(({ file }) => file));
    },
  });
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const files = [...event.clipboardData.files];
    if (files.length === 1 || files.length === 2) take(files);
    else if (files.length > 2) refuse({ kind: 'drop', problem: 'tooMany', count: files.length });
    else refuse({ kind: 'drop', problem: 'clipboard', count: 0 });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no part in the grid of its parent
    <div
      {...dropProps}
      role="group"
      ref={target}
      aria-label={title}
      aria-describedby={hasProblem ? problemId : undefined}
      className={styles.well}
      onDropCapture={(event) => {
        dropped.current = droppedItems(event.dataTransfer);
      }}
      onPaste={paste}
    >
      <span className={styles.heading}>
        <span className={styles.title}>{title}</span>
        {titleAside}
      </span>
      <div className={clsx(styles.frame, hasProblem && styles.wrong, isDropTarget && styles.target)}>
        <WellContent {...props} />
        {isDropTarget ? <span className={styles.dropHere}>{t('match.well.drop')}</span> : null}
      </div>
      <WellActions {...props} />
      <div role="alert" className={clsx(styles.problem, styles[well])}>
        {hasProblem ? (
          <WellProblemText
            id={problemId}
            title={title}
            problem={state.problem}
            missing={missing}
            isKept={picture !== null}
          />
        ) : null}
      </div>
    </div>
  );
}
