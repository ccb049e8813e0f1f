import type { OperatorSettings } from '../../../shared/settings.ts';

export type Logo = Exclude<OperatorSettings['logo'], null>;

/** As base64 they are 400,000 characters, which is what the settings take. */
export const MOST_LOGO_BYTES = 300_000;

/** Why a file is no logo; each has a text in the language files under `operator.logo.problem`. */
export const logoProblems = ['tooLarge', 'notAPicture'] as const;
export type LogoProblem = (typeof logoProblems)[number];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** The most that can be handed over as arguments without harm. */
const PIECE = 0x8000;

/** A logo from the bytes of a file, whose format is known by how they begin and not by its name. */
export function readLogo(bytes: Uint8Array): Logo | LogoProblem {
  if (bytes.length > MOST_LOGO_BYTES) return 'tooLarge';
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  const format = begins(PNG) ? 'png' : begins(JPEG) ? 'jpeg' : null;
  return format === null ? 'notAPicture' : { format, base64: toBase64(bytes) };
}

/** The bytes of a logo, to be shown. */
export function logoBytes({ base64 }: Logo): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    characters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(characters);
}
