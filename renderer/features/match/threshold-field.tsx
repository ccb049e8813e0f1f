import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { HIGHEST_THRESHOLD, LOWEST_THRESHOLD } from '../../../shared/entry/fields.ts';
import type { Entries } from '../../base/form/use-entries.ts';
import { useFieldText } from '../../base/form/use-field-text.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { useMatchPolicy } from '../../base/use-settings.ts';
import { TextBox } from '../../ui/fields/text-box.tsx';
import type { MatchEntries, MatchField, MatchReading } from './match-form.ts';
import styles from './threshold-field.module.css';

interface ThresholdFieldProps {
  readonly entries: Entries<MatchEntries, MatchField>;
  readonly reading: MatchReading;
}

const STEP = 0.01;

/** One threshold with two handles: a slider for the hand and a box for whoever knows the number. */
export function ThresholdField({ entries, reading }: ThresholdFieldProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const fieldText = useFieldText();
  const { threshold: usual } = useMatchPolicy();
  const policy = formats.number(usual);
  return (
    <div className={styles.field}>
      <TextBox
        label={t('field.threshold.label')}
        hint={t('field.threshold.hint')}
        {...entries.box('threshold')}
        problem={fieldText('threshold', entries.shownProblem('threshold'))}
        warning={reading.isBelowPolicy ? t('field.threshold.belowPolicy', { policy }) : null}
        inputMode="decimal"
        isRequired
        isCode
        start={
          <Slider
            className={styles.slider ?? ''}
            aria-label={t('field.threshold.slider')}
            minValue={LOWEST_THRESHOLD}
            maxValue={HIGHEST_THRESHOLD}
            step={STEP}
            // While what is typed is no threshold the slider waits where the policy is.
            value={reading.threshold ?? usual}
            onChange={(threshold) => entries.change({ threshold: threshold.toFixed(2) })}
            formatOptions={{ minimumFractionDigits: 2 }}
          >
            <SliderTrack className={styles.track ?? ''}>
              {({ state }) => (
                <>
                  <span className={styles.rest} />
                  <span className={styles.reached} style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
                  <span
                    className={styles.policy}
                    style={{ insetInlineStart: `${state.getValuePercent(usual) * 100}%` }}
                  />
                  <SliderThumb className={styles.thumb ?? ''} />
                </>
              )}
            </SliderTrack>
          </Slider>
        }
      />
    </div>
  );
}
