import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { net, type Protocol, type ProtocolResponse, protocol } from 'electron';
import { PROGRAM_HOST, PROGRAM_SCHEME } from '../../ipc/trusted-caller.ts';
import { fileWithin } from '../file-within.ts';

/** What the program's own pages may load: files of their own, pictures as blobs, and nothing from any network. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'frame-src': "'none'",
  'object-src': "'none'",
  // Pictures are drawn anew on a thread.
  'worker-src': "'self'",
};

/** The thread that looks for faces runs WebAssembly; by this word it may, and neither the pages nor any other thread. */
const FACE_POLICY = { ...POLICY, 'script-src': "'self' 'wasm-unsafe-eval'" };
const isFaceWorker = (pathname: string) => /^\/assets\/face-worker-[\w-]+\.js$/.test(pathname);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

/** Must run before Electron is ready: makes app:// a secure origin with the web's usual rules. */
export function declareProgramScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PROGRAM_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the program's pages under app://facedesk/.
 *
 * `protocol.handle` speaks in terms of Node's own fetch, which takes 50 ms to be loaded just as the window is waited for; so it is for
 * writing pages only.
 *
 * @param folder holds the built pages
 * @param developmentServer where Vite serves them instead while they are being written; null otherwise
 * @param isolated the session has no network: no page gets anything before
 * @param where the session's; the usual one's where none is given
 */
export function servePages(
  folder: string,
  developmentServer: string | null,
  isolated: Promise<void>,
  where: Protocol = protocol,
): void {
  if (developmentServer !== null) {
    where.handle(PROGRAM_SCHEME, (request) => {
      const url = new URL(request.url);
      if (!isAsked(url, request.method)) return new Response(null, { status: 404 });
      return pageFromServer(developmentServer, url.pathname + url.search, request.headers.get('accept') ?? '*/*');
    });
    return;
  }
  where.registerBufferProtocol(PROGRAM_SCHEME, async ({ url: address, method }, answer) => {
    await isolated;
    const url = new URL(address);
    answer(isAsked(url, method) ? await pageFromFolder(folder, url.pathname) : missing);
  });
}

const isAsked = ({ host }: URL, method: string) => host === PROGRAM_HOST && method === 'GET';

async function pageFromFolder(folder: string, pathname: string): Promise<ProtocolResponse> {
  const file = fileWithin(folder, pathname);
  const contentType = file === null ? undefined : contentTypes[extname(file)];
  if (file === null || contentType === undefined) return missing;
  try {
    const policy = securityHeaders(isFaceWorker(pathname) ? FACE_POLICY : POLICY);
    return { data: await readFile(file), headers: { 'content-type': contentType, ...policy } };
  } catch {
    // Not there or not readable: for the page that asked it is the same.
    return missing;
  }
}

/** Vite's client talks over a web socket and injects its styles and one script. */
async function pageFromServer(server: string, path: string, accept: string): Promise<Response> {
  const socket = server.replace(/^http/, 'ws');
  // By what the page accepts Vite tells a style sheet from a module that holds one.
  const page = await net.fetch(new URL(path, server).href, { headers: { accept } });
  const headers = new Headers(page.headers);
  const relaxed = {
    ...POLICY,
    'script-src': "'self' 'unsafe-inline' 'wasm-unsafe-eval'",
    'style-src': "'self' 'unsafe-inline'",
    'connect-src': `'self' ${socket}`,
  };
  for (const [name, value] of Object.entries(securityHeaders(relaxed))) headers.set(name, value);
  return new Response(page.body, { status: page.status, headers });
}

function securityHeaders(policy: Readonly<Record<string, string>>): Record<string, string> {
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
}

const missing: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0) };
