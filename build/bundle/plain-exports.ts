/** A value with everything but plain data taken out of it; undefined when nothing of it is plain data. */
const toPlain = (value: unknown): unknown => {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (typeof value !== 'object') return undefined;
  if (Array.isArray(value)) {
    const items = value.map(toPlain);
    // A list with holes would not be the list.
    return items.includes(undefined) ? undefined : items;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, toPlain(part)] as const)
      .filter(([, part]) => part !== undefined),
  );
};

/**
 * The source of a module that exports the plain data of another one, under the same names. Schemas and functions are
 * left out: to import one is an error of the bundler, never a call that does nothing.
 */
export const toPlainExports = (module: Readonly<Record<string, unknown>>): string =>
  Object.entries(module)
    .map(([name, value]) => [name, JSON.stringify(toPlain(value))] as const)
    .filter(([, text]) => text !== undefined)
    .map(([name, text]) => `export const ${name} = ${text};\n`)
    .join('');
