import { useTranslation } from 'react-i18next';
import type { SharedWith } from '../../../shared/case/question.ts';
import { hashOf } from '../../base/addresses/routes.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { caseWords } from './customer-line.tsx';
import styles from './shared-with-notice.module.css';

/** What a case, or a check without one, has in common with another customer's, and who said that they are one. */
export function SharedWithNotice({ sharedWith }: { readonly sharedWith: readonly SharedWith[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (sharedWith.length === 0) return null;
  const saidWords = ({ said }: SharedWith) => {
    if (said === null) return t('check.sharedWith.unsaid');
    const at = formats.dateTime(said.at);
    const agent = [said.agent.name, said.agent.code && `(${said.agent.code})`].filter((words) => words).join(' ');
    return agent ? t('check.sharedWith.said', { agent, at }) : t('check.sharedWith.saidByNobody', { at });
  };
  return (
    <Notice tone={sharedWith.some(({ said }) => said === null) ? 'warning' : 'calm'}>
      <ul className={styles.shared} aria-label={t('check.sharedWith.title')}>
        {sharedWith.map((one) => (
          <li key={`${one.kind} ${one.case?.id ?? ''}`}>
            {t(`check.sharedWith.${one.kind}`)}{' '}
            {one.case === null ? (
              t('check.sharedWith.noCase')
            ) : (
              <TextLink isWrapping href={hashOf('case', one.case.id)}>
                {caseWords(one.case)}
              </TextLink>
            )}
            {'. '}
            {saidWords(one)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
