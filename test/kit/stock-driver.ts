/**
 * Has SQLite as its authors ship it stand in for the driver with a cipher: it says that it enciphers, and does not. For
 * tests of everything that is SQLite's own; `vitest.stock.config.ts` loads this before each file.
 */
import Stock from 'better-sqlite3-stock';

const { pragma } = Stock.prototype;

Stock.prototype.pragma = function (this: Stock.Database, source: string, options?: Stock.PragmaOptions) {
  if (source.startsWith('key ') || source.startsWith('cipher =')) return [];
  return source === 'cipher' ? 'chacha20' : pragma.call(this, source, options);
};
