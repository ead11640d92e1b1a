import type { Generation } from '#electron/demo/index.ts';
import type { EndpointName } from '#electron/store/remote/table/index.ts';
import { DEVIATIONS, type Deviation } from './deviations.ts';
import { createValidator, type Finding } from './validate.ts';

/** Holds every response against the description, less the deviations, and remembers both. */
export type Judge = {
  readonly see: (name: EndpointName, status: number, body: unknown) => void;
  /** What is neither described nor a known deviation, one line each. */
  readonly findings: () => readonly string[];
  /** Deviations that should have been seen by now and were not. */
  readonly unused: () => readonly string[];
  readonly seen: () => number;
};

const isSuccess = (status: number): boolean => status >= 200 && status <= 299;

export const createJudge = (generation: Generation): Judge => {
  const validator = createValidator(generation);
  const mine = DEVIATIONS.filter((one) => one.generations.includes(generation));
  const used = new Map<Deviation, Set<EndpointName>>(mine.map((one) => [one, new Set()]));
  const found = new Set<string>();
  let seen = 0;
  const use = (deviation: Deviation, name: EndpointName) => used.get(deviation)?.add(name);

  /** The findings that no deviation explains. */
  const judge = (name: EndpointName, status: number, body: unknown): readonly Finding[] => {
    const plain = validator.check(name, status, body);
    if (plain.length === 0 || !isSuccess(status)) return plain;
    const here = mine.filter((one) => one.endpoints.includes(name));
    const whole = here.find((one) => 'instead' in one);
    if (whole !== undefined) use(whole, name);
    const left =
      whole !== undefined && 'instead' in whole ? validator.check(name, status, body, whole.instead) : plain;
    return left.filter((finding) => {
      const part = here.find((one) => 'at' in one && one.rule === finding.rule && one.at.test(finding.at));
      if (part !== undefined) use(part, name);
      return part === undefined;
    });
  };
  return {
    see: (name, status, body) => {
      seen += 1;
      for (const { at, rule, text } of judge(name, status, body))
        found.add(`${generation} ${name} ${status} ${at || '/'}: ${rule}, ${text}`);
    },
    findings: () => [...found],
    unused: () =>
      [...used].flatMap(([deviation, names]) =>
        deviation.endpoints
          .filter((name) => !names.has(name))
          .map((name) => `${generation} ${name}: ${deviation.name}`),
      ),
    seen: () => seen,
  };
};
