/** Pictures are found by the files that they were made of, too. */
export const originalFilesSchema = `
CREATE INDEX pictures_by_original ON pictures (json_extract(original, '$.sha256'));
`;
