import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret the ways in which it may lie about: UTF-8, UTF-16LE, hex, and base64 at each of its three offsets. */
export const toDisguises = (secret: string): readonly Buffer[] => {
  const plain = Buffer.from(secret);
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64');
    // The first and last characters depend on what stands around the secret.
    return Buffer.from(
      text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + plain.length) * 8) / 6)),
    );
  });
  return [plain, Buffer.from(secret, 'utf16le'), Buffer.from(plain.toString('hex')), ...base64];
};

/** Files below a folder that hold one of the byte strings, by their path in it; `planted` is put there first. */
export const findInFolder = (
  folder: string,
  needles: readonly Buffer[],
  planted?: Buffer,
): readonly string[] => {
  const plantedPath = join(folder, 'planted');
  if (planted !== undefined) writeFileSync(plantedPath, Buffer.concat([Buffer.from('around'), planted]));
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return needles.some((needle) => content.includes(needle));
    })
    .map((path) => path.slice(folder.length + 1));
  if (planted !== undefined) rmSync(plantedPath);
  return found;
};
