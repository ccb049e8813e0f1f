/** A table's columns, each by what it holds of a record. */
type Columns<Source> = Readonly<Record<string, (source: Source) => string | number | null>>;

/** A row with these columns. */
export type RowOf<Of extends Columns<never>> = { readonly [Name in keyof Of]: ReturnType<Of[Name]> };

export function rowOf<Source, Of extends Columns<Source>>(columns: Of, source: Source): RowOf<Of> {
  const cells = Object.entries(columns).map(([name, of]) => [name, of(source)]);
  return Object.fromEntries(cells) as RowOf<Of>;
}
