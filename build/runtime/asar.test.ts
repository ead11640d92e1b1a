import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toAsar } from './asar.ts';

type Reader = { readonly extractFile: (archive: string, name: string) => Buffer };

/** Electron's own reader, which electron-builder brings along. */
const loadReader = async (): Promise<Reader> => {
  const path = createRequire(createRequire(import.meta.url).resolve('app-builder-lib')).resolve(
    '@electron/asar',
  );
  const reader: Reader = await import(path);
  return reader;
};

it("writes an archive that Electron's own reader understands", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-asar-'));
  try {
    const path = join(folder, 'a.asar');
    const files = [
      { name: 'package.json', content: Buffer.from('{"main":"main.cjs"}') },
      { name: 'main.cjs', content: Buffer.from('// ä\n') },
    ];
    writeFileSync(path, toAsar(files));
    const { extractFile } = await loadReader();
    for (const { name, content } of files) expect(extractFile(path, name).equals(content)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
