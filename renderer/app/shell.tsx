import { Activity, type ComponentType, lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { STARTS_SHUT } from '../../shared/starts-shut.ts';
import { hashOf, type Route, routeOfHash, routeOfKey, routes } from '../base/addresses/routes.ts';
import { goTo, useRoute } from '../base/addresses/use-route.ts';
import { beginAnew } from '../base/current-case.ts';
import { isCommand } from '../base/shortcuts.ts';
import { useProgram, useRecords } from '../base/use-program.ts';
import { CaseScreen } from '../features/visit/case-screen.tsx';
import { ArrivalNews } from './arrivals/arrival-news.tsx';
import { Boundary } from './boundary.tsx';
import { BrokenScreen } from './broken-screen.tsx';
import { RecordsDoor } from './door/records-door.tsx';
import { FaultBar } from './fault-bar.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { ModeStrip } from './strip/mode-strip.tsx';
import { WantedDiagnostics } from './wanted-diagnostics.tsx';

/** The first one is there at once; the others come when they are wanted, or when the start is over. */
const makeScreen: Record<Route, () => ComponentType> = {
  case: () => CaseScreen,
  liveness: () =>
    lazy(async () => ({ default: (await import('../features/liveness/liveness-screen.tsx')).LivenessScreen })),
  match: () => lazy(async () => ({ default: (await import('../features/match/match-screen.tsx')).MatchScreen })),
  outbox: () => lazy(async () => ({ default: (await import('../features/outbox/outbox-screen.tsx')).OutboxScreen })),
  history: () =>
    lazy(async () => ({ default: (await import('../features/history/history-screen.tsx')).HistoryScreen })),
  settings: () =>
    lazy(async () => ({ default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen })),
};

/** Rail, mode strip and the screens. All screens stay alive, so that what was typed survives a look elsewhere. */
export function Shell() {
  const { t } = useTranslation();
  const route = useRoute();
  const records = useRecords().data;
  const isShut = records ? records.state === 'closed' : startsShut();
  const main = useRef<HTMLElement>(null);
  useScreenShortcuts();
  useStrayDrops();
  useFrontOfMode();
  const isWanted = useWantedScreens(route);
  // Without records there is nothing to work with; what is typed already stays in the screens behind the door.
  const isDoorShown = isShut && route !== 'settings';
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      <ModeStrip />
      <FaultBar />
      <WantedDiagnostics />
      <div className={styles.columns}>
        {isShut ? null : <ArrivalNews />}
        <Rail route={route} isShut={isShut} />
        <main ref={main} id="main" tabIndex={-1} className={styles.main}>
          {isDoorShown ? <RecordsDoor /> : null}
          {routes.filter(isWanted).map((name) => (
            <Activity key={name} mode={name === route && !isDoorShown ? 'visible' : 'hidden'}>
              <Boundary
                where={`screen ${name}`}
                instead={(tryAgain) => <BrokenScreen screen={t(`screen.${name}`)} tryAgain={tryAgain} />}
              >
                {(attempt) => <LoadedScreen key={attempt} route={name} />}
              </Boundary>
            </Activity>
          ))}
        </main>
      </div>
    </div>
  );
}

/** While nothing is known of the records yet: no screen is to be seen, and nothing typed into it, where a door is about to come. */
function startsShut(): boolean {
  return typeof window !== 'undefined' && window.location.search === STARTS_SHUT;
}

/** In milliseconds: what a person types first is drawn before screens are that nobody looks at yet. */
const START = 1000;

/** The screen in view and those that were; all of them once the start is over. */
function useWantedScreens(route: Route): (name: Route) => boolean {
  const [wanted, setWanted] = useState<readonly Route[]>([route]);
  if (!wanted.includes(route)) setWanted([...wanted, route]);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(routes), START);
    return () => clearTimeout(timer);
  }, []);
  return (name) => wanted.includes(name);
}

/** Loaded once more where that has failed: what `lazy` was refused it never asks for again. */
function LoadedScreen({ route }: { readonly route: Route }) {
  const [Screen] = useState(() => makeScreen[route]());
  return (
    <Suspense fallback={null}>
      <Screen />
    </Suspense>
  );
}

function useScreenShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const route = routeOfKey(event.key);
      if (!route || !isCommand(event, event.key) || isInDialog(event.target)) return;
      event.preventDefault();
      const { hash } = window.location;
      if (routeOfHash(hash) === route && (hash === '' || hash === hashOf(route))) focusTitle();
      else goTo(route);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** The screen is in view already: the focus goes where it would go on the way from elsewhere. */
function focusTitle(): void {
  const titles = [...document.querySelectorAll<HTMLElement>('main h1')];
  titles.find((title) => title.checkVisibility())?.focus();
}

/** What a dialog asks is answered first. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}

/** A case belongs to one mode: in another one nobody is in front, and nothing that was typed or chosen is carried over. */
function useFrontOfMode(): void {
  const mode = useProgram().data?.mode;
  const before = useRef(mode);
  // Before the other mode is seen.
  useLayoutEffect(() => {
    if (before.current !== undefined && mode !== undefined && mode !== before.current) beginAnew();
    before.current = mode ?? before.current;
  }, [mode]);
}

/** A file that is dropped beside a picture well must not open in place of the program. */
function useStrayDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}
