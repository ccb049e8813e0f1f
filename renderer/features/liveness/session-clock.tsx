import { Timer } from 'lucide-react';
import { type Ref, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { parseSessionId } from '../../../shared/entry/fields.ts';
import { useFocusBack } from '../../base/focus.ts';
import { formatElapsed } from '../../base/language/formats.ts';
import { useNow } from '../../base/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Ring } from '../../ui/ring.tsx';
import styles from './session-clock.module.css';
import { SESSION_LIFE, sayMade, useMadeAt } from './session-made.ts';

/** Minutes since the session was made: one press says so. */
const ages = [0, 1, 2] as const;
const A_MINUTE = 60_000;

/** Before it is looked up: how much of its short life a session has left, from the moment that the person names. */
export function SessionClock({ typed }: { readonly typed: string }) {
  const { t } = useTranslation();
  const questionId = useId();
  const parsed = parseSessionId(typed);
  const sessionId = parsed.ok ? parsed.value : '';
  const madeAt = useMadeAt(sessionId);
  // Saying it takes its buttons away, and taking it back that one.
  const button = useRef<HTMLButtonElement>(null);
  useFocusBack(button, String(madeAt !== null));
  if (madeAt !== null) {
    return <Countdown madeAt={madeAt} onChange={() => sayMade(sessionId, null)} changeRef={button} />;
  }
  return (
    <div className={styles.clock}>
      <p className={styles.urgency}>
        <Timer size={16} aria-hidden="true" />
        <span>{t('liveness.urgency')}</span>
      </p>
      {parsed.ok ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in a line with its buttons
        <div role="group" aria-labelledby={questionId} className={styles.ages}>
          <span id={questionId}>{t('liveness.made.question')}</span>
          {ages.map((age) => (
            <Button
              key={age}
              {...(age === 0 ? { ref: button } : {})}
              className={styles.age ?? ''}
              onPress={() => sayMade(sessionId, Date.now() - age * A_MINUTE)}
            >
              {t(`liveness.made.ago.${age}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface CountdownProps {
  readonly madeAt: number;
  /** Takes it back; without it, it is only shown. */
  readonly onChange?: () => void;
  /** To the button for that. */
  readonly changeRef?: Ref<HTMLButtonElement>;
}

/** The ring, and the same in words; a session that is over is said to be. */
export function Countdown({ madeAt, onChange, changeRef }: CountdownProps) {
  const { t } = useTranslation();
  // The clock that all countdowns share may be up to a second behind.
  const left = Math.min(SESSION_LIFE, madeAt + SESSION_LIFE - useNow());
  const change = onChange ? (
    <Button {...(changeRef ? { ref: changeRef } : {})} look="quiet" className={styles.age ?? ''} onPress={onChange}>
      {t('liveness.made.change')}
    </Button>
  ) : null;
  if (left <= 0) {
    return (
      <Notice tone="warning">
        {t(onChange ? 'liveness.made.over' : 'liveness.tooLate')} {change}
      </Notice>
    );
  }
  return (
    <div className={styles.left}>
      <Ring share={left / SESSION_LIFE} />
      <span role="timer" className={styles.words}>
        {t('liveness.made.left', { left: formatElapsed(left) })}
      </span>
      {change}
    </div>
  );
}
