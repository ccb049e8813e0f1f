import { CopyButton } from './copy-button.tsx';
import styles from './details.module.css';

export interface Detail {
  readonly label: string;
  /** Null where there is none; `missing` is shown then. */
  readonly value: string | null;
  readonly missing?: string;
  /** For ids: an equal-width face and a button that copies it. */
  readonly isId?: boolean;
}

interface DetailsProps {
  readonly details: readonly Detail[];
  /** Fewer and wider columns, for long values. */
  readonly isWide?: boolean;
}

export function Details({ details, isWide = false }: DetailsProps) {
  return (
    <dl className={styles.details} data-wide={isWide || undefined}>
      {details.map((detail) => (
        <div key={detail.label} className={styles.detail}>
          <dt>{detail.label}</dt>
          <dd
            data-id={(detail.isId && detail.value !== null) || undefined}
            data-missing={detail.value === null || undefined}
          >
            <span>{detail.value ?? detail.missing}</span>
            {detail.isId && detail.value ? <CopyButton text={detail.value} what={detail.label} /> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
