import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChainHead, Verification } from '../../../shared/records.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { HexGroups } from '../../ui/hex-groups.tsx';
import { Notice } from '../../ui/notice.tsx';
import { writeChainHead } from './chain-head.ts';
import styles from './verification-result.module.css';
import { type Finding, verificationWords } from './verification-words.ts';

interface VerificationResultProps {
  readonly verification: Verification;
  /** The head that was asked about. */
  readonly printed: ChainHead | null;
}

const icons = { good: CircleCheck, warning: TriangleAlert, problem: CircleAlert };

/** What a verification has found: first the whole of it, then each part. */
export function VerificationResult({ verification, printed }: VerificationResultProps) {
  const { t } = useTranslation();
  const { tone, findings } = verificationWords(verification, printed);
  return (
    <div className={styles.result}>
      <Notice tone={tone} title={t(`verification.overall.${tone}.title`)}>
        <p>{t(`verification.overall.${tone}.text`)}</p>
      </Notice>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <FindingRow key={finding.name} finding={finding} />
        ))}
      </ul>
      <Head head={verification.head} />
    </div>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { tone, name, count, place } = finding;
  const Icon = icons[tone];
  const placeText = place === null ? '' : formats.number(place);
  return (
    <li className={styles.finding} data-tone={tone}>
      <Icon size={16} aria-hidden="true" />
      <span>
        {t(`verification.finding.${name}`, {
          ...formats.counted(count),
          entry: placeText,
          sealed: placeText,
        })}
      </span>
    </li>
  );
}

/** In groups, so that it can be held against a printed one. */
function Head({ head }: { readonly head: ChainHead }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.head}>
      <span className={styles.headLabel}>{t('verification.headLabel')}</span>
      <CopyButton text={writeChainHead(head)} what={t('verification.headCopied')} />
      <span className={styles.headValue}>
        <span className={styles.length}>{formats.number(head.length)} · </span>
        <span className={styles.hash}>
          <HexGroups hex={head.hash} />
        </span>
      </span>
    </div>
  );
}
