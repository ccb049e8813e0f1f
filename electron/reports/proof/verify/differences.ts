import { type Change, MOST_CHANGE_NAME_LENGTH } from '../../../../shared/evidence/verification.ts';
import { fileId } from '../describe.ts';
import { sha256Of } from '../digest.ts';
import { hashObjects, type Objects, objectBytes } from '../objects.ts';
import { attachedBytes, specifiedObjects } from '../stream.ts';
import { type ReadTwin, TWIN_NAME, type Twin } from '../twin.ts';

const MOST_TRAILER_BYTES = 1024;
/** It names each attached picture. */
const MOST_CATALOGUE_BYTES = 1_000_000;

/** What stands where it was said to stand. */
export interface Parts {
  readonly file: Buffer;
  readonly objects: Objects;
  readonly twin: ReadTwin;
  /** The number of the object that it was read from. */
  readonly twinObject: number | undefined;
}

/**
 * Which parts of a file are not what its twin says. A twin that says it of another file says nothing of this one.
 *
 * @returns the place of each change once
 */
export async function differences({ file, objects, twin: read, twinObject }: Parts): Promise<readonly Change[]> {
  if (read.kind !== 'twin') return [{ what: 'twin' }];
  const { twin, certificate } = read;
  const trailer = readTrailer(file);
  if ((trailer !== null && trailer.id !== fileId(twin.id)) || !isConsistent(twin)) return [{ what: 'twin' }];
  const { pages, attachments } = twin.proof;
  const specified = specifiedObjects(file, objects);
  const isTakenFrom = (name: string, object: number | undefined) => {
    const [pointedAt, another] = specified.get(name) ?? [];
    return pointedAt === object && another === undefined;
  };
  const isTwinShown = certificate !== null && isTakenFrom(TWIN_NAME, twinObject);
  const changes: Change[] = isTwinShown ? [] : [{ what: 'twin' }];
  if (trailer === null) changes.push({ what: 'file' });
  const areShown = trailer === null || showsPages(file, objects, trailer.root, pages.objects);
  if (!areShown || (await hashObjects(file, objects, pages.objects)) !== pages.sha256) changes.push({ what: 'pages' });
  const names = new Set<string>();
  for (const { name, object, sha256 } of attachments) {
    const place = objects.get(object);
    const bytes = place && attachedBytes(file, place);
    const isShown = bytes && isTakenFrom(name, object);
    if (!isShown || (await sha256Of(bytes)) !== sha256) names.add(toTell(name));
  }
  for (const name of names) changes.push({ what: 'picture', name });
  return changes;
}

/** The name stands in the file, which may come from anybody: short, and no letter that can't be seen or turns the line. */
function toTell(name: string): string {
  return name.slice(0, MOST_CHANGE_NAME_LENGTH).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
}

/** The pictures that its checks name are those that it vouches for, each in an object of its own. */
function isConsistent({ checks, proof: { attachments } }: Twin): boolean {
  const hashes = new Map(attachments.map(({ name, sha256 }) => [name, sha256]));
  const named = checks.flatMap(({ pictures }) => pictures).filter(({ attachment }) => attachment !== null);
  return (
    hashes.size === attachments.length &&
    new Set(attachments.map(({ object }) => object)).size === attachments.length &&
    new Set(named.map(({ attachment }) => attachment)).size === attachments.length &&
    named.every(({ attachment, sha256 }) => hashes.get(attachment ?? '') === sha256)
  );
}

/** @returns null where it is not there, or not as we write it */
function readTrailer(file: Buffer): { readonly id: string; readonly root: number } | null {
  const end = file.subarray(-MOST_TRAILER_BYTES).toString('latin1');
  const trailer = end.slice(end.lastIndexOf('\ntrailer\n'));
  const [, first, second] = /\/ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \]/.exec(trailer) ?? [];
  const root = onlyReference(trailer, 'Root');
  return first !== undefined && first === second && root !== null ? { id: first, root } : null;
}

/** The catalogue names the tree of pages that the twin vouches for, and no other one. */
function showsPages(file: Buffer, objects: Objects, root: number, ranges: readonly (readonly [number, number])[]) {
  const place = objects.get(root);
  const catalogue = place === undefined ? '' : objectBytes(file, place).subarray(0, MOST_CATALOGUE_BYTES);
  const text = catalogue.toString('latin1');
  const pages = onlyReference(text, 'Pages');
  return (
    text.includes('\n/Type /Catalog\n') && pages !== null && ranges.some(([from, to]) => from <= pages && pages <= to)
  );
}

/** @returns null where there is none in a dictionary, or a second one that another reader may go by: `/P#61ges` too */
function onlyReference(dictionary: string, name: string): number | null {
  const plain = dictionary.replace(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const [found, another] = [...plain.matchAll(new RegExp(`/${name}\\b(?: (\\d{1,10}) 0 R\\n)?`, 'g'))];
  return found?.[1] === undefined || another !== undefined ? null : Number(found[1]);
}
