import { describe, expect, it } from 'vitest';
import { resources } from './language.ts';
import { expected } from './testing/expected-texts.ts';

type Texts = { readonly [key: string]: string | Texts };

function lookUp(texts: Texts, path: string): string | Texts | undefined {
  return path.split('.').reduce<string | Texts | undefined>((found, key) => {
    return typeof found === 'object' ? found[key] : undefined;
  }, texts);
}

function leaves(texts: Texts, under = ''): (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[under + key, value] as const] : leaves(value, `${under}${key}.`),
  );
}

describe.each(Object.entries(resources))('the texts in %s', (_language, { translation }) => {
  it.each(Object.entries(expected))('have one for each of %s', (path, names) => {
    for (const name of names) {
      const text = lookUp(translation, `${path}.${name}`);
      expect(
        typeof text === 'object' ? (lookUp(text, 'name') ?? lookUp(text, 'title')) : text,
        `${path}.${name}`,
      ).toEqual(expect.any(String));
    }
  });

  it('are never empty, and never end in a blank', () => {
    for (const [path, text] of leaves(translation)) expect(text, path).toMatch(/^\S(.*\S)?$/s);
  });

  it('name nothing but values in double braces', () => {
    for (const [path, text] of leaves(translation)) {
      expect(text.replaceAll(/\{\{\w+\}\}/g, ''), path).not.toMatch(/[{}]/);
    }
  });
});

describe('the languages', () => {
  it('have the same texts', () => {
    const paths = Object.values(resources).map(({ translation }) =>
      leaves(translation)
        .map(([path]) => path)
        .sort(),
    );
    for (const other of paths) expect(other).toEqual(paths[0]);
  });
});
