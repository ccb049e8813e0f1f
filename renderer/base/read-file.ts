/**
 * The bytes of a file that a person chose, dropped or pasted.
 *
 * @param most how many are wanted at most
 * @returns null where this computer does not give them: the file is gone, or may not be read, or is a folder
 */
export async function readFile(file: File, most = file.size): Promise<Uint8Array<ArrayBuffer> | null> {
  // Of an empty part nothing is read: a link to nowhere would pass for an empty file.
  const wanted = file.size > most ? file.slice(0, most) : file;
  return await wanted
    .arrayBuffer()
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => null);
}
