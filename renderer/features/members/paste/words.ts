import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import type { UserId } from '#shared/base/brand.ts';
import type { Answer } from './use-resolution.ts';

export type CountLine = {
  readonly tone: 'good' | 'warn' | 'plain';
  readonly count: number;
  readonly words: string;
};

const toWays = ({ byUsername, byEmail }: Answer): string => {
  if (byEmail === 0) return 'by username';
  if (byUsername === 0) return 'by e-mail';
  return `${formatCount(byUsername)} by username, ${formatCount(byEmail)} by e-mail`;
};

/** What became of the names, most wanted first; lines that would say zero are left out, but for the people found. */
export const toCounts = (answer: Answer, repeated: number): readonly CountLine[] => {
  const { found, ambiguous, elsewhere, unknown } = answer;
  const again = repeated + answer.repeated;
  const lines: readonly CountLine[] = [
    { tone: 'good', count: found, words: found === 0 ? 'found' : `found ${toWays(answer)}` },
    { tone: 'warn', count: ambiguous, words: 'to choose' },
    { tone: 'warn', count: elsewhere.length, words: 'known on this deployment, but not members here' },
    { tone: 'warn', count: unknown.length, words: 'unknown' },
    { tone: 'plain', count: again, words: 'named more than once' },
  ];
  return lines.filter(({ count }, at) => at === 0 || count > 0);
};

/** Who was chosen for which ambiguous name, by its place in the list. */
export type Choices = ReadonlyMap<number, UserId>;

/** The chosen people who are still offered for their name, each once. */
export const toChosen = (answer: Answer, choices: Choices): readonly UserId[] => [
  ...new Set(
    answer.toChoose.flatMap(({ at, candidates }) => {
      const chosen = choices.get(at);
      return chosen !== undefined && candidates.some(({ userId }) => userId === chosen) ? [chosen] : [];
    }),
  ),
];

/** How many different people would be selected: those found, and those chosen who were not found anyway. */
export const countPeople = (answer: Answer, choices: Choices): number => {
  const found = new Set(
    answer.toChoose.flatMap(({ candidates }) =>
      candidates.filter(({ isFound }) => isFound).map(({ userId }) => userId),
    ),
  );
  return answer.found + toChosen(answer, choices).filter((userId) => !found.has(userId)).length;
};

/** The names for which exactly one person is proposed: they can be taken together. */
export const listSingles = ({ toChoose }: Answer): Choices =>
  new Map(
    toChoose.flatMap(({ at, people: count, candidates: [only] }) =>
      count === 1 && only !== undefined ? [[at, only.userId] as const] : [],
    ),
  );

/** What the button says. */
export const toAction = (count: number, keep: boolean): string =>
  keep ? `Add ${people(count)} to the selection` : `Select ${people(count)}`;

/** Names one a line, and what to say about it. */
export const toCopy = (names: readonly string[]): { readonly text: string; readonly said: string } => ({
  text: names.join('\n'),
  said: `Copied ${countOf(names.length, 'name', 'names')}.`,
});
