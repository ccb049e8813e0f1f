/** Both faces, in every script that a report may hold: a font that no letter has asked for yet is not loaded. */
const FACES = ['400', '600'];
const SAMPLES = ['Aa1', 'कख', '₹ā'];

/** Once every font and every picture is there. */
export async function settled(): Promise<void> {
  await Promise.all([...FACES.flatMap(loadFace), ...[...document.images].map(loaded)]);
  await document.fonts.ready;
}

function loadFace(weight: string): Promise<unknown>[] {
  return SAMPLES.map((sample) => document.fonts.load(`${weight} 12px "Noto Sans Devanagari"`, sample));
}

function loaded(image: HTMLImageElement): Promise<void> {
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => resolve(), { once: true });
  });
}
