import type { Mark } from './check/page-marks.ts';
import styles from './mark-notice.module.css';
import { useWords } from './words/use-words.ts';

interface MarkNoticeProps {
  readonly mark: Mark;
  /** What the answer says of itself, where that does not fit. */
  readonly environment: string | null;
}

/** Says in a sentence what the large word across the page means. */
export function MarkNotice({ mark, environment }: MarkNoticeProps) {
  const { t } = useWords();
  return (
    <p className={styles.notice}>
      {t(`report:markText.${mark}`)}
      {environment === null ? null : ` ${t('report:vendorSays', { environment })}`}
    </p>
  );
}
