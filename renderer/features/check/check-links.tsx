import { ArrowRight } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../base/addresses/routes.ts';
import styles from './check-links.module.css';
import type { CheckReading } from './use-check.ts';

interface CheckLinksProps {
  readonly reading: Pick<CheckReading, 'check' | 'successor'>;
}

/** The ways from a check to those it has to do with: before it, after it, and the lookup it takes its picture from. */
export function CheckLinks({ reading: { check, successor } }: CheckLinksProps) {
  const { t } = useTranslation();
  const lookup = check.kind === 'faceMatch' && check.first.from === 'lookup' ? check.first.lookup : null;
  const links = [
    { id: successor, text: t('check.successor') },
    { id: check.predecessor, text: t('check.predecessor') },
    { id: lookup, text: t('check.lookupOf') },
  ].filter((link): link is { readonly id: string; readonly text: string } => link.id !== null);
  if (links.length === 0) return null;
  return (
    <ul className={styles.links}>
      {links.map(({ id, text }) => (
        <li key={text}>
          <Link className={styles.link ?? ''} href={hashOf('history', id)}>
            {text}
            <ArrowRight size={14} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
