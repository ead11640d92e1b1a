/** One picture of an icon: a PNG and its width in pixels. */
export type Picture = { readonly size: number; readonly png: Buffer };

const entrySize = 16;

/** A Windows .ico that holds PNGs (understood since Vista). Sizes above 256 do not fit the format. */
export const toIco = (pictures: readonly Picture[]): Buffer => {
  const header = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
  let offset = header.length + entrySize * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(entrySize);
    // 0 stands for 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
};

const icnsTypes: Readonly<Record<number, string>> = { 128: 'ic07', 256: 'ic08', 512: 'ic09' };

const toChunk = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
};

/** A macOS .icns that holds the PNGs whose sizes it has a place for. */
export const toIcns = (pictures: readonly Picture[]): Buffer =>
  toChunk(
    'icns',
    Buffer.concat(
      pictures.flatMap(({ size, png }) => {
        const type = icnsTypes[size];
        return type === undefined ? [] : [toChunk(type, png)];
      }),
    ),
  );
