import { createServer, type HtmlTagDescriptor, type PluginOption, type Rolldown } from 'vite';

interface FirstDrawingParts {
  /** Of the pages. */
  readonly root: string;
  /** The page that gets it, what draws it and what moves it, below the root. */
  readonly page: string;
  readonly drawnBy: string;
  readonly movedBy: string;
  /** What the page itself is built with: its styles have the same names then. */
  readonly plugins: readonly PluginOption[];
}

/**
 * Draws the first screen into the page when the program is built: so it is there, and can be typed in, before any script of
 * it has run. While pages are being written they come without.
 */
export function firstDrawing(parts: FirstDrawingParts): PluginOption {
  const isPage = (filename: string) => filename.replaceAll('\\', '/').endsWith(`/${parts.page}`);
  return [
    {
      name: 'first-drawing',
      apply: 'build',
      transformIndexHtml: {
        order: 'pre',
        handler: async (html, { filename }) =>
          isPage(filename) ? html.replace('<div id="root"></div>', `<div id="root">${await draw(parts)}</div>`) : html,
      },
    },
    {
      name: 'first-drawing-files',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler: (html, { filename, bundle }) =>
          bundle && isPage(filename) ? { html: begunUnseen(html), tags: filesOf(parts.movedBy, bundle) } : [],
      },
    },
  ];
}

async function draw({ root, drawnBy, plugins }: FirstDrawingParts): Promise<string> {
  const server = await createServer({
    configFile: false,
    root,
    mode: 'production',
    appType: 'custom',
    logLevel: 'warn',
    plugins: [...plugins],
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false, hmr: false },
  });
  try {
    const { firstDrawing } = await server.ssrLoadModule(`/${drawnBy}`);
    return firstDrawing();
  } finally {
    await server.close();
  }
}

/** Nothing is seen before the page's own small script has run: it takes the drawing away where another screen is about to come. */
function begunUnseen(html: string): string {
  const script = '<script type="module" ';
  if (!html.includes(script)) throw new Error('The page has no script.');
  return html.replace(script, `${script}blocking="render" `);
}

/** The page asks for them at once: its styles to be drawn with, its scripts to be run behind that. */
function filesOf(movedBy: string, bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const moving = chunks.find(({ moduleIds }) =>
    moduleIds.some((id) => id.replaceAll('\\', '/').endsWith(`/${movedBy}`)),
  );
  if (!moving) throw new Error(`There is no ${movedBy} in the page.`);
  const wanted = new Set([moving]);
  for (const chunk of wanted) {
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') wanted.add(imported);
    }
  }
  const inOrder = [...wanted].reverse();
  const styles = new Set(inOrder.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  return [...[...styles].map((file) => link({ rel: 'stylesheet', crossorigin: true, href: `./${file}` }))];
}

const link = (attrs: Record<string, string | boolean>): HtmlTagDescriptor => ({ tag: 'link', attrs, injectTo: 'head' });
