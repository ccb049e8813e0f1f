import { isJsonList, isJsonObject, type Json, numberOf } from './json.ts';

/**
 * The bytes of a picture that a back end wrote as numbers: a plain list, Node's `{"type":"Buffer","data":[…]}`, or how
 * JSON writes a typed array, `{"0":255,"1":216,…}`. Java's bytes are signed.
 *
 * @returns null for anything else
 */
export function bytesOf(value: Json): Uint8Array | null {
  if (isJsonList(value)) return fromNumbers(value);
  if (!isJsonObject(value)) return null;
  const data = value.get('data');
  if (value.get('type') === 'Buffer' && isJsonList(data)) return fromNumbers(data);
  let index = 0;
  for (const key of value.keys()) {
    if (key !== String(index)) return null;
    index += 1;
  }
  return fromNumbers([...value.values()]);
}

function fromNumbers(numbers: readonly Json[]): Uint8Array | null {
  if (numbers.length === 0) return null;
  const isByte = (value: Json) => Number.isInteger(numberOf(value)) && Number(numberOf(value)) >= -128;
  if (!numbers.every((value) => isByte(value) && Number(numberOf(value)) <= 255)) return null;
  return Uint8Array.from(numbers, (value) => Number(numberOf(value)));
}
