import { writeDurably } from './durable.ts';
import { type FileTrouble, fileTroubleOf } from './storage-trouble.ts';

/** Writes a small file where a person wanted it. Returns why the disk did not take it; null for written. */
export async function writeText(path: string, text: string): Promise<FileTrouble | null> {
  try {
    await writeDurably(path, Buffer.from(text));
    return null;
  } catch (error) {
    const trouble = fileTroubleOf(error);
    if (trouble === null) throw error;
    return trouble;
  }
}
