import { parseArgs } from 'node:util';

export type Arguments =
  | {
      readonly kind: 'run';
      readonly url: string;
      readonly tokenFile: string;
      readonly writesPerSecond: number;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

/** How to use the command. */
export const USAGE = `Holds a Coder server against the endpoint table, by the real client.

  --url URL          the server: https, or http on this machine
  --token-file FILE  a file with the token of an owner, and nothing else
  --writes N         requests that write, in a second (default 10)

It makes users, roles and tokens named rollcall-contract-... in the default organization, and deletes them at the end,
also after a failure or Ctrl+C. Owners of the server may get its usual messages about new and suspended users. Use a
server for tests.`;

const OPTIONS = {
  url: { type: 'string' },
  'token-file': { type: 'string' },
  writes: { type: 'string', default: '10' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the arguments after the script's name. Never throws. */
export const readArguments = (args: readonly string[]): Arguments => {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    if (values.help) return { kind: 'help' };
    const writesPerSecond = Number(values.writes);
    if (values.url === undefined) return { kind: 'wrong', message: '--url is missing.' };
    if (values['token-file'] === undefined) return { kind: 'wrong', message: '--token-file is missing.' };
    if (!(writesPerSecond >= 1 && writesPerSecond <= 10_000))
      return { kind: 'wrong', message: '--writes must be a number from 1 to 10000.' };
    return { kind: 'run', url: values.url, tokenFile: values['token-file'], writesPerSecond };
  } catch (problem) {
    // parseArgs throws for wrong input only; the message is made for people.
    return { kind: 'wrong', message: problem instanceof Error ? problem.message : String(problem) };
  }
};
