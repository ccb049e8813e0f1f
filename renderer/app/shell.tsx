import { Activity, lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LivenessScreen } from '../features/liveness/liveness-screen.tsx';
import { ModeStrip } from './mode-strip.tsx';
import { Rail } from './rail.tsx';
import { routeOfKey } from './routes.ts';
import styles from './shell.module.css';
import { isCommand } from './shortcuts.ts';
import { goTo, useRoute } from './use-route.ts';
import { useStrayDrops } from './use-stray-drops.ts';

const MatchScreen = lazy(async () => ({ default: (await import('../features/match/match-screen.tsx')).MatchScreen }));
const SettingsScreen = lazy(async () => ({
  default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
}));

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
          <Activity mode={route === 'settings' ? 'visible' : 'hidden'}>
            <Suspense fallback={null}>
              <SettingsScreen />
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
      const route = routeOfKey(event.key);
      if (!route || !isCommand(event, event.key) || isInDialog(event.target)) return;
      event.preventDefault();
      goTo(route);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** What a dialog asks is answered first. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}
