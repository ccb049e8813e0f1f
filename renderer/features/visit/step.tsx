import clsx from 'clsx';
import { Check, ChevronDown, Hourglass, SkipForward } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import hidden from '../../ui/visually-hidden.module.css';
import styles from './step.module.css';
import { type StepName, type StepState, stepNames } from './steps.ts';

interface StepProps {
  readonly name: StepName;
  readonly state: StepState;
  readonly isNext: boolean;
  readonly isOpen: boolean;
  /** Null where it can't be folded or opened. */
  readonly onToggle: (() => void) | null;
  /** What it came to, in a line. */
  readonly summary: ReactNode;
  /** Beside its name: what can be done with it besides the next thing. */
  readonly aside?: ReactNode;
  readonly bodyRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A step of the visit: what is done is a line, the next one is open. */
export function Step({ name, state, isNext, isOpen, onToggle, summary, aside, bodyRef, children }: StepProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const title = t(`visit.step.${name}`);
  return (
    <section className={clsx(styles.step, isNext && styles.next)} data-state={state} aria-labelledby={titleId}>
      <header className={styles.header}>
        <span className={styles.number} aria-hidden="true">
          {state === 'done' ? (
            <Check size={15} strokeWidth={3} />
          ) : state === 'underWay' ? (
            <Hourglass size={14} />
          ) : state === 'skipped' ? (
            <SkipForward size={14} />
          ) : (
            stepNames.indexOf(name) + 1
          )}
        </span>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <span className={hidden.hidden}>{t(isNext ? 'visit.state.next' : `visit.state.${state}`)}</span>
        <div className={styles.summary}>{summary}</div>
        <div className={styles.aside}>
          {aside}
          {onToggle ? (
            <Button
              look="icon"
              aria-label={t(isOpen ? 'visit.fold' : 'visit.unfold', { step: title })}
              aria-expanded={isOpen}
              onPress={onToggle}
            >
              <ChevronDown className={clsx(styles.chevron, isOpen && styles.turned)} size={18} aria-hidden="true" />
            </Button>
          ) : null}
        </div>
      </header>
      {isOpen ? (
        <div ref={bodyRef} className={styles.body}>
          {children}
        </div>
      ) : null}
    </section>
  );
}
