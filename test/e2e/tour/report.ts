import { DEMO, type TourFacts } from './facts.ts';
import type { TroubleFacts } from './trouble-facts.ts';

type Line = readonly [what: string, value: number, isRight: boolean];

const toLines = (facts: TourFacts): readonly Line[] => [
  ['members synced', facts.synced, facts.synced === DEMO.members],
  ['people staged in one go', facts.staged, facts.staged >= 500],
  ['shapes in the review', facts.shapes, facts.shapes > 0],
  ['actions from the grid to the apply', facts.actions, facts.actions <= 10],
  ['applied', facts.applied, facts.applied === facts.willSucceed && facts.applied >= 500],
  ['verified by reading back', facts.verified, facts.verified === facts.applied],
  ['changed on the server, read past the app', facts.changedBetween, facts.changedBetween === facts.applied],
  ['undone', facts.undone, facts.undone === facts.applied],
  ['undo verified', facts.undoVerified, facts.undoVerified === facts.undone],
  ['memberships that differ from before', facts.different, facts.different === 0],
];

const toTroubleLines = (facts: TroubleFacts): readonly Line[] => [
  ['conflicts with another admin, decided by kind', facts.conflicts, facts.conflicts > 0],
  ['key presses for all of them', facts.conflictKeys, facts.conflictKeys <= 2],
  ['refused, unforeseen', facts.refused, facts.refused === 1],
  ['writes before the halt, one wave', facts.haltedAfter, facts.haltedAfter === facts.wave],
  ['writes after the kill before Resume', facts.sentUnasked, facts.sentUnasked === 0],
  ['applied after the kill', facts.applied, facts.applied === facts.planned - facts.refused],
  ['people changed more than once', facts.changedTwice, facts.changedTwice === 0],
  ['taken back', facts.undone, facts.undone === facts.applied],
  ['memberships that differ from before', facts.different, facts.different === 0],
];

/** Prints what the tour did; true when every number is right and no page reported trouble. */
export const printReport = (
  facts: TourFacts,
  second: TroubleFacts,
  trouble: readonly string[],
  pictures: number,
): boolean => {
  const lines = [...toLines(facts), ...toTroubleLines(second)];
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  for (const [what, value, isRight] of lines)
    say(`${isRight ? 'right' : 'WRONG'}  ${value.toLocaleString('en').padStart(6)}  ${what}`);
  for (const line of trouble) say(`WRONG  trouble in a page: ${line}`);
  const isEqual = facts.different === 0 && second.different === 0;
  say(`The servers' state after the undo ${isEqual ? 'equals' : 'DOES NOT EQUAL'} the state before.`);
  say(`${pictures} pictures in out/tour.`);
  return trouble.length === 0 && lines.every(([, , isRight]) => isRight);
};
