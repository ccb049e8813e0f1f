/** What a picture was made of, where the page had to make one that a vendor takes. Those of earlier builds were sent as they came. */
export const originalsSchema = `
ALTER TABLE pictures ADD COLUMN original TEXT CHECK (json_valid(original));
`;
