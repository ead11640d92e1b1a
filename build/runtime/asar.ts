/** One file of an archive. */
export type AsarFile = { readonly name: string; readonly content: Buffer };

const toUint32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
};

/**
 * An archive in Electron's asar format of files without folders: two length-prefixed "pickles" (the size of the
 * header, then the header as JSON, padded to four bytes), and the contents one after the other.
 */
export const toAsar = (files: readonly AsarFile[]): Buffer => {
  let offset = 0;
  const entries = files.map(({ name, content }) => {
    const entry = [name, { size: content.length, offset: String(offset) }] as const;
    offset += content.length;
    return entry;
  });
  const json = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4);
  const payload = Buffer.concat([toUint32(json.length), json, padding]);
  const header = Buffer.concat([toUint32(payload.length), payload]);
  return Buffer.concat([
    toUint32(4),
    toUint32(header.length),
    header,
    ...files.map(({ content }) => content),
  ]);
};
