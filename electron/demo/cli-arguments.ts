import { parseArgs } from 'node:util';
import { checkZone } from './http/zone.ts';
import { GENERATIONS, type Generation } from './rules/generation.ts';
import { COSTS, MAX_MEMBERS, MIN_MEMBERS, type TwinOptions } from './twin.ts';

/** What the command line asks for, or what is wrong with it. */
export type CliArguments =
  | {
      readonly kind: 'start';
      readonly options: TwinOptions;
      readonly asJson: boolean;
      /** A file to go on from and to keep the state in; empty for none. */
      readonly stateFile: string;
      /** Members, seed and generation that were named; a state file decides about the others. */
      readonly named: readonly ('members' | 'seed' | 'generation')[];
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

/** How to use the command. */
export const USAGE = `Starts a demo Coder deployment on this machine.

  --members N         members of the default organization, ${MIN_MEMBERS} to ${MAX_MEMBERS} (default 500)
  --seed N            another seed, another company (default 7)
  --generation G      server generation: ${GENERATIONS.join(', ')} (default 2.35)
  --port N            port on 127.0.0.1, 0 for any free one (default 0)
  --no-rate-limit     answer without limits
  --unlicensed        as a deployment without a licence
  --agpl              as a build without the enterprise code
  --no-first-user     as a deployment that nobody has set up yet
  --version TEXT      what the server calls itself (default the release of the generation)
  --zone OFFSET       times with this offset and nine digits, for example -03:30 (default UTC and six)
  --clock SECONDS     how far the server's clock is ahead of this machine's; negative: behind (default 0)
  --cost C            what answers take: ${COSTS.join(', ')} (default free; real: as on a server with two cores)
  --state FILE        go on from FILE if it is there; written when stopped, and whenever SIGUSR1 comes
  --json              print one line of JSON instead of text`;

const OPTIONS = {
  members: { type: 'string' },
  seed: { type: 'string' },
  generation: { type: 'string' },
  port: { type: 'string', default: '0' },
  state: { type: 'string', default: '' },
  'no-rate-limit': { type: 'boolean', default: false },
  unlicensed: { type: 'boolean', default: false },
  agpl: { type: 'boolean', default: false },
  'no-first-user': { type: 'boolean', default: false },
  version: { type: 'string' },
  zone: { type: 'string' },
  clock: { type: 'string', default: '0' },
  cost: { type: 'string', default: 'free' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const PLAN = ['members', 'seed', 'generation'] as const;

const wholeNumber = (name: string, text: string, from: number, to: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new RangeError(`--${name} must be a whole number from ${from} to ${to}, got "${text}".`);
  }
  return value;
};

/** A clock that is off by so much; not set where it is not off. */
const clockOf = (text: string): Pick<TwinOptions, 'nowMs'> => {
  if (!/^-?\d{1,10}$/.test(text))
    throw new RangeError(`--clock must be a whole number of seconds, got "${text}".`);
  const ahead = Number(text) * 1_000;
  return ahead === 0 ? {} : { nowMs: () => Date.now() + ahead };
};

const zoneOf = (text: string): string => {
  checkZone(text);
  return text;
};

const generationOf = (text: string): Generation => {
  const found = GENERATIONS.find((generation) => generation === text);
  if (found === undefined)
    throw new RangeError(`--generation must be one of ${GENERATIONS.join(', ')}, got "${text}".`);
  return found;
};

const costOf = (text: string): (typeof COSTS)[number] => {
  const found = COSTS.find((cost) => cost === text);
  if (found === undefined) throw new RangeError(`--cost must be one of ${COSTS.join(', ')}, got "${text}".`);
  return found;
};

/** Reads the arguments after the script's name. Never throws. */
export const readArguments = (args: readonly string[]): CliArguments => {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    if (values.help) return { kind: 'help' };
    const options: TwinOptions = {
      members: wholeNumber('members', values.members ?? '500', MIN_MEMBERS, MAX_MEMBERS),
      seed: wholeNumber('seed', values.seed ?? '7', 0, 4_294_967_295),
      generation: generationOf(values.generation ?? '2.35'),
      port: wholeNumber('port', values.port, 0, 65_535),
      rateLimit: !values['no-rate-limit'],
      licensed: !values.unlicensed,
      edition: values.agpl ? 'agpl' : 'enterprise',
      firstUser: !values['no-first-user'],
      ...(values.version === undefined ? {} : { version: values.version }),
      ...(values.zone === undefined ? {} : { zone: zoneOf(values.zone) }),
      ...clockOf(values.clock),
      cost: costOf(values.cost),
    };
    const named = PLAN.filter((name) => values[name] !== undefined);
    return { kind: 'start', options, asJson: values.json, stateFile: values.state, named };
  } catch (problem) {
    // parseArgs and the checks above throw for wrong input only; the message is made for people.
    return { kind: 'wrong', message: problem instanceof Error ? problem.message : String(problem) };
  }
};
