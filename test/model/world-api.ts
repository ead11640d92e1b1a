import type { CoderApi } from '#electron/store/remote/port.ts';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import type { Subject } from '#shared/model/subject.ts';
import { createFakeApi, ORGANIZATION } from '#test/kit/fake-server.ts';
import type { Target } from '#test/kit/history.ts';
import { CUSTOM_ROLES, PEOPLE, personAt } from './subjects.ts';
import type { Caller, World } from './world.ts';

const toSubject = ({ kind, of }: Target): Subject => {
  if (kind === 'token-expiry' || kind === 'unknown-kind') throw new Error('This world has no such thing');
  return kind === 'custom-role'
    ? roleSubject(ORGANIZATION, of)
    : personSubject(kind, ORGANIZATION, of as UserId);
};

const EVERYBODY = Array.from({ length: PEOPLE }, (_, n) => personAt(n));

/** One connection of one process to the world; what goes through it belongs to the plan that ran when it began. */
export const openWorldApi = (world: World, caller: Caller): CoderApi => {
  const { book } = world;
  let plan: PlanId | null = null;
  const whose = (): PlanId | null => {
    plan ??= caller.findPlan();
    return plan;
  };
  return createFakeApi({
    users: () => EVERYBODY,
    members: () => EVERYBODY.filter(book.isMember),
    roleNames: () => CUSTOM_ROLES,
    wordsOf: (target) => book.wordsOf(toSubject(target)),
    read: async (about, look) => {
      const of = whose();
      const trouble = await world.beforeRead();
      if (trouble !== undefined) return world.answer(caller, trouble);
      for (const target of about) book.read(toSubject(target), of);
      return world.answer(caller, look());
    },
    write: (target, words, o) => world.write(caller, whose(), toSubject(target), words, o?.signal),
  });
};
