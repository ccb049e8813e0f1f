import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The file below a folder that an address names, or null if it would lie outside it. The address is decoded first and
 * checked afterwards: what is encoded must not slip through.
 *
 * @param pathname as in a URL, with a leading slash; `/` alone names index.html
 */
export function fileWithin(folder: string, pathname: string): string | null {
  const decoded = decodedPath(pathname);
  if (decoded === null || decoded.includes('\0')) return null;
  const file = resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`);
  const inside = relative(folder, file);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? null : file;
}

function decodedPath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // Not an encoding at all, so it names nothing.
    return null;
  }
}
