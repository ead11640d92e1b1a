import { afterEach, beforeEach, expect, it } from 'vitest';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { addOrganization, ORGANIZATION, openProfile } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from '../change/draft/draft.ts';
import { createDirectoryHandlers } from './directory.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  addOrganization(profile.cache, { roles: ['deploy'] });
});
afterEach(() => profile.dispose());

it('names a role that staged work brings back as people know it, and tells it from those of the copy', () => {
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const back = (name: string, words: readonly string[]) => ({
    ...roleSubject(ORGANIZATION, name),
    intent: { kind: 'exactly' as const, roles: ['exists', ...words] },
    seen: [],
  });
  draft.stageSubjects(DEPLOYMENT, 'Undo', [
    back('support-lead', ['display:Support lead']),
    back('plain', ['org:file:read']),
    back('deploy', ['display:Ship it']),
  ]);
  const handlers = createDirectoryHandlers({ copyOf: () => profile.cache.read, draft });
  const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
  const context = {
    signal: AbortSignal.abort(),
    rest: async () => undefined,
    breathe: async () => undefined,
  };
  const names = handlers['role.listNames'](scope, context);
  expect(names).toMatchObject({
    value: expect.arrayContaining([
      { name: 'deploy', displayName: expect.not.stringContaining('Ship'), isStaged: false },
      { name: 'support-lead', displayName: 'Support lead', isStaged: true },
      { name: 'plain', displayName: 'plain', isStaged: true },
    ]),
  });
});
