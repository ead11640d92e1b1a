import { expect, it } from 'vitest';
import { createAnnouncer } from './announcer.ts';
import { answerAhead } from './answer-ahead.ts';

const open = () => {
  const { announce, listen } = createAnnouncer(() => undefined);
  let made = 0;
  const ask = answerAhead(async () => ++made, listen);
  return { ask, announce, made: () => made };
};

it('has the first answer before it is asked for, and gives it once', async () => {
  const { ask, made } = open();
  expect(made()).toBe(1);
  expect([await ask(), await ask()]).toEqual([1, 2]);
});

it('makes another when something changed meanwhile', async () => {
  const { ask, announce } = open();
  announce(['members']);
  expect(await ask()).toBe(2);
});
