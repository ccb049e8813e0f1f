import { Activity, lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LivenessScreen } from '../features/liveness/liveness-screen.tsx';
import { ModeStrip } from './mode-strip.tsx';
import { Rail } from './rail.tsx';
import { routeOfDigit } from './routes.ts';
import styles from './shell.module.css';
import { isCommand } from './shortcuts.ts';
import { goTo, useRoute } from './use-route.ts';
import { useStrayDrops } from './use-stray-drops.ts';

const MatchScreen = lazy(async () => ({ default: (await import('../features/match/match-screen.tsx')).MatchScreen }));

/** Rail, mode strip and the screens. All screens stay alive, so that what was typed survives a look elsewhere. */
export function Shell() {
  const { t } = useTranslation();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  useScreenShortcuts();
  useStrayDrops();
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      <ModeStrip />
      <div className={styles.columns}>
        <Rail route={route} />
        <main ref={main} id="main" tabIndex={-1} className={styles.main}>
          <Activity mode={route === 'liveness' ? 'visible' : 'hidden'}>
            <LivenessScreen />
          </Activity>
          <Activity mode={route === 'match' ? 'visible' : 'hidden'}>
            <Suspense fallback={null}>
              <MatchScreen />
            </Suspense>
          </Activity>
        </main>
      </div>
    </div>
  );
}

function useScreenShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const route = routeOfDigit(event.key);
      if (!route || !isCommand(event, event.key)) return;
      event.preventDefault();
      goTo(route);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
