import { parseArgs } from 'node:util';
import { SERVER_KIND_NAMES, SERVER_KINDS, type ServerKind } from '../run/server-kind.ts';

/** A server of a kind, beside the main one. `tokenFile` null: nobody is there yet who could have a token. */
export type SpecialServer = {
  readonly kind: ServerKind;
  readonly url: string;
  readonly tokenFile: string | null;
};

export type Arguments =
  | {
      readonly kind: 'run';
      readonly url: string;
      readonly tokenFile: string;
      readonly specials: readonly SpecialServer[];
      /** Of somebody who signed in through the provider of `--oidc-url`. */
      readonly oidcUserTokenFile: string | null;
      readonly writesPerSecond: number;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

const kindLines = SERVER_KIND_NAMES.map(
  (kind) => `  ${`--${kind}-url`.padEnd(24)}${SERVER_KINDS[kind]}`,
).join('\n');

/** How to use the command. */
export const USAGE = `Holds Coder servers against the endpoint table, by the real client.

  --url URL          the server: https, or http on this machine
  --token-file FILE  a file with the token of an owner, and nothing else
  --writes N         requests that write, in a second (default 10)

Some situations need a server of a kind of its own. Each can be named beside the main one, in the same run; each but
the empty one with the token of its owner: --unlicensed-url URL --unlicensed-token-file FILE, and so on. What the main
server is of itself need not be named.

${kindLines}

  --oidc-user-token-file FILE
                     the token of somebody who signed in through the provider of --oidc-url

It makes users, roles and tokens named rollcall-contract-... in the default organization, and deletes them at the end,
also after a failure or Ctrl+C. Owners of the server may get its usual messages about new and suspended users. Use
servers for tests.`;

const TEXT = { type: 'string' } as const;
const OPTIONS: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>> = {
  url: TEXT,
  'token-file': TEXT,
  writes: TEXT,
  'oidc-user-token-file': TEXT,
  help: { type: 'boolean' },
  ...Object.fromEntries(
    SERVER_KIND_NAMES.flatMap((kind) => [
      [`${kind}-url`, TEXT],
      ...(kind === 'empty' ? [] : [[`${kind}-token-file`, TEXT]]),
    ]),
  ),
};

class Wrong extends Error {}

const readSpecials = (textOf: (name: string) => string | null): readonly SpecialServer[] =>
  SERVER_KIND_NAMES.flatMap((kind) => {
    const url = textOf(`${kind}-url`);
    const tokenFile = textOf(`${kind}-token-file`);
    if (url === null && tokenFile === null) return [];
    if (url === null) throw new Wrong(`--${kind}-token-file is there, --${kind}-url is missing.`);
    if (tokenFile === null && kind !== 'empty')
      throw new Wrong(`--${kind}-url is there, --${kind}-token-file is missing.`);
    return [{ kind, url, tokenFile }];
  });

/** Reads the arguments after the script's name. Never throws. */
export const readArguments = (args: readonly string[]): Arguments => {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    if (values.help === true) return { kind: 'help' };
    const textOf = (name: string): string | null => {
      const value = values[name];
      return typeof value === 'string' ? value : null;
    };
    const [url, tokenFile] = [textOf('url'), textOf('token-file')];
    const writesPerSecond = Number(textOf('writes') ?? '10');
    if (url === null) return { kind: 'wrong', message: '--url is missing.' };
    if (tokenFile === null) return { kind: 'wrong', message: '--token-file is missing.' };
    if (!(writesPerSecond >= 1 && writesPerSecond <= 10_000))
      return { kind: 'wrong', message: '--writes must be a number from 1 to 10000.' };
    const specials = readSpecials(textOf);
    const oidcUserTokenFile = textOf('oidc-user-token-file');
    if (oidcUserTokenFile !== null && !specials.some(({ kind }) => kind === 'oidc'))
      return { kind: 'wrong', message: '--oidc-user-token-file is there, --oidc-url is missing.' };
    return { kind: 'run', url, tokenFile, specials, oidcUserTokenFile, writesPerSecond };
  } catch (problem) {
    // parseArgs and the checks above throw for wrong input only; the message is made for people.
    return { kind: 'wrong', message: problem instanceof Error ? problem.message : String(problem) };
  }
};
