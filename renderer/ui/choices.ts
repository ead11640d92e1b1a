import { foldText } from '#shared/base/fold-text.ts';

/** Something to choose. With a `reason` it is shown, but cannot be chosen. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly reason?: string;
};

const fold = (text: string): string =>
  foldText(text)
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Whether a text says nothing about what is wanted: it is empty, or has only what no name is told by. */
export const isNothingTyped = (text: string): boolean => fold(text) === '';

/** Choices whose label or value contains every word typed; those that begin with it first, otherwise in order. */
export const filterChoices = (choices: readonly Choice[], text: string): readonly Choice[] => {
  const wanted = fold(text);
  if (wanted === '') return choices;
  const words = wanted.split(' ');
  const hits = choices.filter((choice) => {
    const haystack = `${fold(choice.label)} ${fold(choice.value)}`;
    return words.every((word) => haystack.includes(word));
  });
  const isFirst = (choice: Choice): boolean => fold(choice.label).startsWith(wanted);
  return [...hits.filter(isFirst), ...hits.filter((choice) => !isFirst(choice))];
};

/** The choice one step on from `value` that can be chosen, around the ends; null when there is none. */
export const nextEnabled = (
  choices: readonly Choice[],
  value: string | null,
  step: 1 | -1,
): string | null => {
  const enabled = choices.filter((choice) => choice.reason === undefined);
  if (enabled.length === 0) return null;
  const at = enabled.findIndex((choice) => choice.value === value);
  const next =
    at === -1 ? (step === 1 ? 0 : enabled.length - 1) : (at + step + enabled.length) % enabled.length;
  return enabled[next]?.value ?? null;
};
