import styles from './mark-notice.module.css';
import type { Mark } from './marks.ts';
import { useWords } from './use-words.ts';

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
