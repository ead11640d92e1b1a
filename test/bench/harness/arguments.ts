import { parseArgs } from 'node:util';
import { SIZES, type Size } from './types.ts';

export type Arguments = {
  readonly sizes: readonly Size[];
  /** Names of benchmarks; empty: all. */
  readonly only: readonly string[];
  readonly jsonFile: string | null;
  /** A missed target fails the run. */
  readonly isStrict: boolean;
  /** False: the bundle in out/ is measured as it is. */
  readonly builds: boolean;
};

export const USAGE = `Measures Rollcall against the bare work below it. Usage: npm run bench -- [options]

  --size 5000|100000|all   members of the deployment (default all)
  --only NAME              one benchmark; may be given again
  --json FILE              keep the numbers as JSON too
  --strict                 a missed target gives exit code 1
  --no-build               measure what lies in out/
  --list                   name the benchmarks`;

const OPTIONS = {
  size: { type: 'string', default: 'all' },
  only: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'string' },
  strict: { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. `show`: only print the usage or the names. Throws a sentence for what it does not know. */
export const readArguments = (
  args: readonly string[],
  names: readonly string[],
): Arguments | { readonly show: 'usage' | 'names' } => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  if (values.help) return { show: 'usage' };
  if (values.list) return { show: 'names' };
  const sizes = values.size === 'all' ? SIZES : SIZES.filter((size) => String(size) === values.size);
  if (sizes.length === 0) throw new Error(`--size must be ${SIZES.join(', ')} or all, got "${values.size}".`);
  const stranger = values.only.find((name) => !names.includes(name));
  if (stranger !== undefined) throw new Error(`No benchmark "${stranger}". There are: ${names.join(', ')}.`);
  return {
    sizes,
    only: values.only,
    jsonFile: values.json ?? null,
    isStrict: values.strict,
    builds: !values['no-build'],
  };
};
