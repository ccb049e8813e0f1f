const WEIGHTS = ['400', '600'];

/**
 * Once every font and every picture is there. A font is loaded for the letters that ask for it.
 *
 * @param margins what stands beside the page's own texts, in its margins
 */
export async function settled(margins: string): Promise<void> {
  const letters = [...new Set(`${document.body.textContent}${margins}`)].join('');
  const faces = WEIGHTS.map((weight) => document.fonts.load(`${weight} 12px "Facedesk Noto"`, letters));
  await Promise.all([...faces, ...[...document.images].map(loaded)]);
  await document.fonts.ready;
}

function loaded(image: HTMLImageElement): Promise<void> {
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => resolve(), { once: true });
  });
}
