const WEIGHTS = ['400', '600'];

/**
 * Once every font and every picture is there.
 *
 * @param margins what stands beside the page's own texts, in its margins
 */
export async function settled(margins: string): Promise<void> {
  const fonts = loadFonts(`${document.body.textContent}${margins}`);
  await Promise.all([fonts, ...[...document.images].map(loaded)]);
  await document.fonts.ready;
}

/** Of the fonts those that have these letters. */
export async function loadFonts(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 12px "Facedesk Noto"`, letters)));
}

function loaded(image: HTMLImageElement): Promise<void> {
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => resolve(), { once: true });
  });
}
