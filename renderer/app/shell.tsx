import { Activity, type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LivenessScreen } from '../features/liveness/liveness-screen.tsx';
import { ModeStrip } from './mode-strip.tsx';
import { Rail } from './rail.tsx';
import { RecordsDoor } from './records-door.tsx';
import { type Route, routeOfKey, routes } from './routes.ts';
import styles from './shell.module.css';
import { isCommand } from './shortcuts.ts';
import { useRecords } from './use-program.ts';
import { goTo, useRoute } from './use-route.ts';
import { useStrayDrops } from './use-stray-drops.ts';

/** The first one is there at once; the others come when they are wanted, or when there is time. */
const screens: Record<Route, ComponentType> = {
  case: lazy(async () => ({ default: (await import('../features/case/case-screen.tsx')).CaseScreen })),
  liveness: LivenessScreen,
  match: lazy(async () => ({ default: (await import('../features/match/match-screen.tsx')).MatchScreen })),
  outbox: lazy(async () => ({ default: (await import('../features/outbox/outbox-screen.tsx')).OutboxScreen })),
  history: lazy(async () => ({ default: (await import('../features/history/history-screen.tsx')).HistoryScreen })),
  settings: lazy(async () => ({ default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen })),
};

/** Rail, mode strip and the screens. All screens stay alive, so that what was typed survives a look elsewhere. */
export function Shell() {
  const { t } = useTranslation();
  const route = useRoute();
  const isShut = useRecords().data?.state === 'closed';
  const main = useRef<HTMLElement>(null);
  useScreenShortcuts();
  useStrayDrops();
  // Without records there is nothing to work with; what is typed already stays in the screens behind the door.
  const isDoorShown = isShut && route !== 'settings';
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      <ModeStrip />
      <div className={styles.columns}>
        <Rail route={route} isShut={isShut} />
        <main ref={main} id="main" tabIndex={-1} className={styles.main}>
          {isDoorShown ? <RecordsDoor /> : null}
          {routes.map((name) => {
            const Screen = screens[name];
            return (
              <Activity key={name} mode={name === route && !isDoorShown ? 'visible' : 'hidden'}>
                <Suspense fallback={null}>
                  <Screen />
                </Suspense>
              </Activity>
            );
          })}
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
