import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/**
 * The floors of the house, from the roof down. A file imports from its own room and from rooms on floors below, never from
 * another room of its floor. The longest name that fits a file is its room; `*` is a room for each name.
 */
const floors = [
  ['scripts/', 'electron/main.ts'],
  ['electron/open-program.ts'],
  ['electron/open-services.ts', 'electron/open-shell.ts'],
  ['electron/desktop/', 'renderer/app/', 'renderer/report/'],
  ['electron/ipc/', 'renderer/features/settings/', 'renderer/features/visit/'],
  ['electron/records-session.ts', 'renderer/features/history/', 'renderer/features/case/'],
  ['electron/reader/', 'renderer/features/*/'],
  ['electron/reports/', 'electron/outbox/', 'renderer/features/check/', 'renderer/camera/'],
  ['electron/records/', 'electron/vault/', 'electron/simulator/', 'renderer/sight/'],
  ['electron/vendors/', 'electron/sealing/', 'electron/files/', 'electron/work/', 'renderer/base/'],
  ['electron/preload.ts', 'electron/report-preload.ts', 'electron/look-preload.ts', 'renderer/ui/'],
  ['shared/contract/'],
  ['shared/verdicts/'],
  ['shared/'],
] as const;

const MOST_LINES = 300;
const MOST_MODULES = 25;
/** With which the first line of a file may explain that it has more lines. */
const REASON = /^\/\/ Long because \w/;

/** The texts of the product's files, by their paths from the project's folder. */
export type House = ReadonlyMap<string, string>;

export function readHouse(project: string): House {
  const files = ['electron', 'renderer', 'shared', 'scripts'].flatMap((top) =>
    readdirSync(join(project, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(project.length + 1)
          .replaceAll('\\', '/'),
      ),
  );
  const product = files.filter(
    (file) => /\.(tsx?|mjs|css|json)$/.test(file) && !/\.test\.|\/testing\/|\.d\.ts$/.test(file),
  );
  return new Map(product.map((file) => [file, readFileSync(join(project, file), 'utf8')]));
}

/** Whatever is not as the drawing has it, a line for each; empty for a house that stands. */
export function faultsOf(house: House): string[] {
  const arrows = new Map([...house].map(([file, text]) => [file, importsOf(file, text).filter((to) => house.has(to))]));
  return [
    ...[...house.keys()].filter((file) => roomOf(file) === null).map((file) => `${file} is in no room of the house`),
    ...[...arrows].flatMap(([from, all]) =>
      all.flatMap((to) => (mayImport(from, to) ? [] : [`${from} must not import ${to}`])),
    ),
    ...circlesOf(arrows).map((circle) => `${circle.join(' → ')} is a circle`),
    ...[...house].flatMap(([file, text]) =>
      isTooLong(file, text) ? [`${file} has over ${MOST_LINES} lines and gives no reason`] : [],
    ),
    ...fullFoldersOf([...house.keys()]).map((folder) => `${folder} has over ${MOST_MODULES} modules`),
  ];
}

const isModule = (file: string) => /\.(tsx?|mjs)$/.test(file);

/** Type-only, dynamic and side-effect imports too, and `import('…')` in a type. */
function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"?]*)/g);
  return [...new Set([...found].map(([, path = '']) => posix.join(posix.dirname(file), path)))];
}

interface Room {
  readonly name: string;
  /** 0 under the roof. */
  readonly floor: number;
}

function roomOf(file: string): Room | null {
  const fitting = floors.flatMap((rooms, floor) =>
    rooms.flatMap((room) => {
      const [name] = new RegExp(`^${room.replaceAll('.', '\\.').replace('*', '[^/]+')}`).exec(file) ?? [];
      return name === undefined ? [] : [{ name, floor, weight: room.includes('*') ? 1 : room.length }];
    }),
  );
  return fitting.toSorted((one, other) => other.weight - one.weight)[0] ?? null;
}

function mayImport(from: string, to: string): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (here === null || there === null || here.name === there.name) return true;
  const [house, otherHouse] = [from, to].map((file) => file.split('/')[0]);
  const isInReach = house === otherHouse || otherHouse === 'shared' || house === 'scripts';
  return isInReach && there.floor > here.floor;
}

/** One way around for each circle that a walk along the arrows comes upon. */
function circlesOf(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]) => {
    const before = path.indexOf(file);
    if (before >= 0) circles.push([...path.slice(before), file]);
    if (before >= 0 || done.has(file)) return;
    for (const next of arrows.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of arrows.keys()) walk(file, []);
  return circles;
}

function isTooLong(file: string, text: string): boolean {
  return isModule(file) && text.trimEnd().split('\n').length > MOST_LINES && !REASON.test(text);
}

function fullFoldersOf(files: readonly string[]): string[] {
  const folders = Object.entries(Object.groupBy(files.filter(isModule), (file) => dirname(file)));
  return folders.flatMap(([folder, all = []]) => (all.length > MOST_MODULES ? [folder] : []));
}
