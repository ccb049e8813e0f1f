import { ImagePlus, Trash2 } from 'lucide-react';
import { useLayoutEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type Logo, type LogoProblem, logoBytes, MOST_LOGO_BYTES, readLogo } from './logo.ts';
import styles from './logo-field.module.css';

interface LogoFieldProps {
  readonly logo: Logo | null;
  /** The main process can't read it. */
  readonly isRefused: boolean;
  readonly onChange: (logo: Logo | null) => void;
}

/** The picture that stands at the top of a report. */
export function LogoField({ logo, isRefused, onChange }: LogoFieldProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [found, setProblem] = useState<LogoProblem | null>(null);
  const problem = isRefused ? 'notAPicture' : found;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    // What is too large is not even read.
    const bytes = file.size > MOST_LOGO_BYTES ? null : await file.arrayBuffer().catch(() => new ArrayBuffer(0));
    const read = bytes === null ? 'tooLarge' : readLogo(new Uint8Array(bytes));
    setProblem(typeof read === 'string' ? read : null);
    if (typeof read !== 'string') onChange(read);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid everywhere
    <div role="group" aria-label={t('operator.logo.label')} className={styles.field}>
      <span className={styles.label}>{t('operator.logo.label')}</span>
      <div className={styles.row}>
        <div className={styles.frame}>
          {logo ? (
            <Preview
              key={logo.base64}
              logo={logo}
              onUnreadable={() => {
                onChange(null);
                setProblem('notAPicture');
              }}
            />
          ) : (
            <span className={styles.none}>{t('operator.logo.none')}</span>
          )}
        </div>
        <div className={styles.side}>
          <p className={styles.hint}>{t('operator.logo.hint', { most: formats.byteLength(MOST_LOGO_BYTES) })}</p>
          <div className={styles.buttons}>
            <FileTrigger acceptedFileTypes={['image/png', 'image/jpeg']} onSelect={(files) => void choose(files?.[0])}>
              <Button>
                <ImagePlus size={15} aria-hidden="true" />
                {t(logo ? 'operator.logo.replace' : 'operator.logo.choose')}
              </Button>
            </FileTrigger>
            {logo ? (
              <Button
                look="quiet"
                onPress={() => {
                  setProblem(null);
                  onChange(null);
                }}
              >
                <Trash2 size={15} aria-hidden="true" />
                {t('operator.logo.remove')}
              </Button>
            ) : null}
          </div>
        </div>
      </div>
      {problem ? (
        <Notice tone="problem" isAlert>
          {t(`operator.logo.problem.${problem}`, { most: formats.byteLength(MOST_LOGO_BYTES) })}
        </Notice>
      ) : null}
    </div>
  );
}

/** What can't be drawn is no picture, whatever its first bytes say. */
function Preview({ logo, onUnreadable }: { readonly logo: Logo; readonly onUnreadable: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string | null>(null);
  useLayoutEffect(() => {
    const made = URL.createObjectURL(new Blob([logoBytes(logo)], { type: `image/${logo.format}` }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [logo]);
  return address ? (
    <img className={styles.picture} src={address} alt={t('operator.logo.label')} onError={onUnreadable} />
  ) : null;
}
