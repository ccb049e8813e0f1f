import { hostname, release, version } from 'node:os';

/** This computer, as a report names it. */
export function describeDevice(): { readonly name: string; readonly system: string } {
  return { name: hostname(), system: systemName() };
}

/** Only Windows names itself well; the others' kernels have numbers. */
function systemName(): string {
  if (process.platform === 'win32') return `${version()} ${release()}`;
  const names: Readonly<Record<string, string>> = { darwin: 'macOS', linux: 'Linux' };
  return `${names[process.platform] ?? process.platform} ${process.getSystemVersion()}`;
}
