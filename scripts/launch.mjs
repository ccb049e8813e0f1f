// `node scripts/launch.mjs test --full` runs scripts/test.ts with a Node that can.
//
// The scripts are TypeScript, which needs a newer Node than a machine may have, so package.json brings one along, a
// package per platform. npm 11 puts it first on the PATH of every script. npm 10 links it too, and then deletes the link
// together with the packages of the other platforms. This file therefore looks for it itself, and must stay plain
// JavaScript that any Node from 20 on understands.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const oldestThatCan = [22, 19];
/** Not 1, which says of a report that it was changed. */
const couldNotRun = 2;

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const script = join(root, 'scripts', `${name}.ts`);

const ours = broughtAlong();
if (ours && ours.version !== process.versions.node) runWith(ours.executable);
else if (isNewEnough()) await runHere();
else giveUp();

/** The Node that `npm ci` installed for this platform, if there is one. */
function broughtAlong() {
  const windows = process.platform === 'win32';
  const folder = join(root, 'node_modules', `node-${windows ? 'win' : process.platform}-${process.arch}`);
  const executable = join(folder, 'bin', windows ? 'node.exe' : 'node');
  if (!existsSync(executable)) return undefined;
  return { executable, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
}

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > oldestThatCan[0] || (major === oldestThatCan[0] && minor >= oldestThatCan[1]);
}

async function runHere() {
  process.argv = [process.execPath, script, ...rest];
  try {
    await import(pathToFileURL(script).href);
  } catch (error) {
    console.error(error);
    process.exitCode = couldNotRun;
  }
}

/** Stands between npm and the script, and lets signals through as `runInFront` in run.ts does, and for its reasons. */
function runWith(node) {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const child = spawn(node, [script, ...rest], { stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => (signal !== 'SIGTERM' && process.stdin.isTTY) || child.kill(signal));
  }
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  child.on('error', (error) => {
    console.error(`${node} can't be started: ${error.message}`);
    process.exitCode = couldNotRun;
  });
  child.on('close', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function giveUp() {
  const wanted = oldestThatCan.join('.');
  console.error(
    `Facedesk's scripts need Node ${wanted} or newer on this system; this is Node ${process.versions.node}.`,
  );
  process.exitCode = couldNotRun;
}
