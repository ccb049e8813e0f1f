import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './vendor-help.module.css';

const links = { instantPay: 'instantPayPage', cashfree: 'cashfreePage' } as const;

/** Where each vendor shows what is asked for here. */
export function VendorHelp() {
  const { t } = useTranslation();
  return (['instantPay', 'cashfree'] as const).map((vendor) => (
    <div key={vendor} className={styles.vendor}>
      <p>{t(`lane.help.${vendor}`)}</p>
      <Button
        look="quiet"
        className={styles.link ?? ''}
        onPress={() => void window.facedesk.links.open({ link: links[vendor] })}
      >
        {t('lane.help.page', { vendor: t(`vendor.${vendor}`) })}
        <ExternalLink size={14} aria-hidden="true" />
      </Button>
    </div>
  ));
}
