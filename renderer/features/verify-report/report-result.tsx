import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  FileQuestionMark,
  type LucideIcon,
  ShieldAlert,
  ShieldCheck,
  ShieldEllipsis,
  ShieldQuestionMark,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReportVerification } from '../../../shared/evidence/verification.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import styles from './report-result.module.css';
import { type Finding, type FindingTone, type Overall, reportWords } from './report-words.ts';

interface ReportResultProps {
  /** Of the file. */
  readonly name: string;
  readonly verification: ReportVerification;
}

/** A shape of its own for each, so that it can be told without colour. */
const shields: Record<Overall, LucideIcon> = {
  own: ShieldCheck,
  known: ShieldCheck,
  unknown: ShieldQuestionMark,
  notAsked: ShieldEllipsis,
  changed: ShieldAlert,
  unreadable: FileQuestionMark,
};
const icons: Record<FindingTone, LucideIcon> = {
  good: CircleCheck,
  calm: CircleDashed,
  warning: TriangleAlert,
  problem: CircleAlert,
};

/** Whether a report is still what was written, first in a word, then in what that rests on. */
export function ReportResult({ name, verification }: ReportResultProps) {
  const { t } = useTranslation();
  const { overall, tone, findings } = reportWords(verification);
  const Shield = shields[overall];
  return (
    <section className={styles.result} data-tone={tone} aria-label={t('reportVerification.result')}>
      <header className={styles.header}>
        <span className={styles.shield}>
          <Shield size={30} aria-hidden="true" />
        </span>
        <div className={styles.words}>
          <p className={styles.file}>{name}</p>
          <h3 className={styles.title}>{t(`reportVerification.overall.${overall}.title`)}</h3>
          <p className={styles.text}>{t(`reportVerification.overall.${overall}.text`)}</p>
        </div>
      </header>
      {findings.length === 0 ? null : (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <FindingRow key={finding.name + finding.about} finding={finding} />
          ))}
        </ul>
      )}
      <ReportFacts verification={verification} />
    </section>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { tone, name, about, found, of } = finding;
  const Icon = icons[tone];
  return (
    <li className={styles.finding} data-tone={tone}>
      <Icon size={16} aria-hidden="true" />
      <span>
        {t(`reportVerification.finding.${name}`, {
          name: about,
          count: of,
          found: formats.number(found),
          of: formats.number(of),
        })}
      </span>
    </li>
  );
}

/** What a report says of itself. Of a changed one nothing is repeated but its signer's fingerprint. */
function ReportFacts({ verification }: { readonly verification: ReportVerification }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (verification.result === 'unreadable') return null;
  const { signer, kind } = verification;
  const facts: (readonly [string, string])[] = [
    [t('reportVerification.fact.kind'), t(`reportVerification.kind.${kind}`)],
  ];
  if (verification.result === 'unchanged') {
    facts.push(
      [
        t('reportVerification.fact.madeAt'),
        `${formats.dateTime(verification.madeAt)} · ${formats.utc(verification.madeAt)}`,
      ],
      [t('reportVerification.fact.checks'), formats.number(verification.checks)],
      [t('reportVerification.fact.reportId'), verification.reportId],
    );
  }
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {signer ? (
        <div>
          <dt>{t('reportVerification.fact.fingerprint')}</dt>
          <dd>
            <Fingerprint fingerprint={signer.fingerprint} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
