import { describe, expect, it } from 'vitest';
import type { PlanId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { toPermissionLists } from '#shared/core/roles/privileges.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { toPermission } from '#shared/core/roles/role-words.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { realClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openEngineRig, planInput, plannedChange, type RigOptions } from '#test/kit/engine-rig.ts';
import { createFakeServer, ORGANIZATION, person } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';
import type { ApprovedRoles } from '../../db/journal/approved-roles.ts';
import type { PlannedChange } from '../../db/journal/change.ts';
import type { CoderApi, RemoteRole } from '../../remote/port.ts';
import { DEFAULT_LIMITS } from './types.ts';

const ROLE = 'deploy-lead';
const PEOPLE = 60;
const READ = 'org:workspace:read';
const SSH = 'org:workspace:ssh';
const EXEC = 'org:workspace:exec';

const GONE = fail('not-found', 'There is nothing here.');

const folder = folderPerTest();

const toRemote = (words: readonly string[]): RemoteRole => ({
  name: ROLE,
  displayName: '',
  organizationId: ORGANIZATION,
  builtIn: false,
  assignable: true,
  sitePermissions: [],
  organizationPermissions: words.flatMap((word) => toPermission(word) ?? []),
  userPermissions: [],
  memberPermissions: [],
});

/** What a person approves of the role: these words; null: the server did not tell. */
const permitting = (words: readonly string[] | null): ApprovedRoles => ({
  roles: [
    {
      organizationId: ORGANIZATION,
      role: ROLE,
      known: words === null ? null : { builtIn: false, permissions: toPermissionLists(words) },
    },
  ],
  defaults: [],
});

const giving: readonly PlannedChange[] = Array.from({ length: PEOPLE }, (_, at) =>
  plannedChange(person(at + 1), { kind: 'delta', add: [ROLE], remove: [] }, []),
);

/** The plan writes the role itself, before it is given. */
const writing = (base: readonly string[], remove: readonly string[]): PlannedChange => {
  const intent = { kind: 'delta', add: [], remove } as const;
  const target = applyIntent(intent, ['exists', ...base]);
  return {
    ...roleSubject(ORGANIZATION, ROLE),
    intent,
    base: ['exists', ...base],
    target,
    ...diffRoles(['exists', ...base], target),
    verdict: 'will-succeed',
  };
};

/** A server with the role, and an engine whose looks at it never get too old by themselves, if nothing else is said. */
const open = (words: readonly string[], options: Partial<RigOptions> = {}) => {
  const server = createFakeServer(PEOPLE);
  const role: { words: readonly string[]; isHidden: boolean; defaults: readonly string[]; lists: number } = {
    ...{ words, defaults: [], lists: 0 },
    isHidden: false,
  };
  /** The organization is not to be seen any more. */
  const organization = { isGone: false };
  const meanwhile = { run: (_given: number): void => undefined };
  server.script.put = () => {
    meanwhile.run(server.puts.length);
    return true;
  };
  const api: CoderApi = {
    ...server.api,
    listOrganizationRoles: async () => {
      role.lists += 1;
      if (organization.isGone) return GONE;
      return role.isHidden ? fail('forbidden', 'You may not see roles.') : ok([toRemote(role.words)]);
    },
    listOrganizations: async () =>
      role.isHidden
        ? fail('forbidden', 'You may not see organizations.')
        : ok(
            [
              { id: ORGANIZATION, name: 'o', displayName: 'O', isDefault: true, defaultRoles: role.defaults },
            ].filter(() => !organization.isGone),
          ),
    pageMembers: async (...page) => (organization.isGone ? GONE : server.api.pageMembers(...page)),
    readMemberRoles: async (...who) => (organization.isGone ? GONE : server.api.readMemberRoles(...who)),
    putCustomRole: async (_organization, _name, wanted) => {
      role.words = wanted.permissions.map(
        ({ scope, resourceType, action }) => `${scope}:${resourceType}:${action}`,
      );
      return { class: 'applied', roles: ['exists', ...role.words], requestId: 'r', status: 200 };
    },
    addMember: async (...who) => {
      meanwhile.run(server.members().length + 1);
      return server.api.addMember(...who);
    },
  };
  const { engine, shut } = openEngineRig(folder.dir, { api, limits: { rolesFreshMs: 1e9 }, ...options });
  const standing = async (planId: PlanId) => {
    await engine.whenIdle(planId);
    return must(engine.getStatus(planId));
  };
  return {
    ...{ server, role, organization, meanwhile, engine },
    start: async (changes: readonly PlannedChange[], permits: ApprovedRoles) => {
      const planId = must(await engine.start(planInput(changes), { permits }));
      return { planId, status: await standing(planId) };
    },
    resume: async (planId: PlanId, permits: ApprovedRoles | null = null) => {
      must(await engine.resume(planId, false, { permits }));
      return standing(planId);
    },
    close: async () => {
      await engine.stop();
      shut();
    },
  };
};

describe('a role that is given to many', () => {
  it('is looked at again after 25 people, however quickly they are given it', async () => {
    const { server, role, meanwhile, start, close } = open([READ]);
    meanwhile.run = (given) => {
      if (given === 10) role.words = [READ, SSH];
    };
    const { status } = await start(giving, permitting([READ]));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(server.puts.length).toBeGreaterThanOrEqual(10);
    expect(server.puts.length).toBeLessThanOrEqual(25);
    await close();
  });

  it('is looked at again when the last look has become too old, however few were given it', async () => {
    const later = { ms: 0 };
    const clock = { ...realClock, nowMs: () => Date.now() + later.ms };
    const limits = { rolesFreshPeople: 1e9, freshMs: 1e6, slowestReadMs: 1e6 };
    const { server, role, meanwhile, start, close } = open([READ], { clock, limits });
    meanwhile.run = (given) => {
      if (given !== 10) return;
      role.words = [READ, SSH];
      later.ms = DEFAULT_LIMITS.rolesFreshMs + 1;
    };
    const { status } = await start(giving, permitting([READ]));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(server.puts.length).toBeLessThan(25);
    await close();
  });

  it('is looked at no more often than that where it stays as it was', async () => {
    const { role, start, close } = open([READ]);
    const { status } = await start(giving, permitting([READ]));
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    expect(role.lists).toBe(Math.ceil(PEOPLE / 25));
    await close();
  });
});

describe('a role that the plan itself narrows before it is given', () => {
  const changes = [writing([READ, SSH], [SSH]), ...giving];

  it('is held to what was written: what others give back to it stops the plan', async () => {
    const { server, role, meanwhile, start, close } = open([READ, SSH]);
    meanwhile.run = (given) => {
      if (given === 10) role.words = [READ, SSH];
    };
    const { status } = await start(changes, permitting([READ, SSH]));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(server.puts.length).toBeLessThanOrEqual(25);
    await close();
  });

  it('is given to all while it stays as it was written', async () => {
    const { role, start, close } = open([READ, SSH]);
    const { status } = await start(changes, permitting([READ, SSH]));
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE + 1 } });
    expect(role.words).toEqual([READ]);
    await close();
  });

  it('is given as it is by a person who was told of it since', async () => {
    const { role, meanwhile, start, resume, close } = open([READ, SSH]);
    meanwhile.run = (given) => {
      if (given === 10) role.words = [READ, SSH];
    };
    const { planId } = await start(changes, permitting([READ, SSH]));
    // Whoever was told of nothing takes nothing.
    expect(await resume(planId)).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    const taken = await resume(planId, permitting([READ, SSH]));
    // Everybody has it, and the role itself is not what the plan wrote.
    expect(taken).toMatchObject({ state: 'needs-review', counts: { applied: PEOPLE + 1 } });
    await close();
  });

  it('is held to it by the next run as well', async () => {
    const { server, role, meanwhile, engine, start, resume, close } = open([READ, SSH]);
    meanwhile.run = (given) => {
      if (given === 10) engine.pauseAll(DEPLOYMENT);
    };
    const { planId, status } = await start(changes, permitting([READ, SSH]));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'person' });
    role.words = [READ, SSH];
    const given = server.puts.length;
    expect(await resume(planId)).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(server.puts.length).toBe(given);
    await close();
  });

  it('is held to what was found, where it was as wanted already', async () => {
    const { server, role, meanwhile, start, close } = open([READ]);
    meanwhile.run = (given) => {
      if (given === 10) role.words = [READ, SSH];
    };
    const { status } = await start(changes, permitting([READ, SSH]));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(server.puts.length).toBeLessThanOrEqual(25);
    await close();
  });

  it('is not given with what others had added before it was written, and nobody approved', async () => {
    const { server, role, start, close } = open([READ, SSH, EXEC]);
    const { status } = await start(changes, permitting([READ, SSH]));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'role-widened' });
    expect(role.words).toEqual([EXEC, READ]);
    expect(server.puts).toEqual([]);
    await close();
  });

  it('is given with what others had added before it was approved', async () => {
    const { start, close } = open([READ, SSH, EXEC]);
    const { status } = await start(changes, permitting([READ, SSH, EXEC]));
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE + 1 } });
    await close();
  });
});

describe('a list of roles that may not be read any more', () => {
  it('stops the plan with a reason of its own, until it can be read again', async () => {
    const { server, role, meanwhile, start, resume, close } = open([READ]);
    meanwhile.run = (given) => {
      if (given === 10) role.isHidden = true;
    };
    const { planId, status } = await start(giving, permitting([READ]));
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'roles-hidden' });
    expect(status.reason).toMatch(/roles may not be read any more.* Nobody more is given/);
    expect(server.puts.length).toBeLessThanOrEqual(25);
    const given = server.puts.length;
    // Also for who goes on without having been told what they permit.
    expect(await resume(planId)).toMatchObject({ state: 'paused', reasonCode: 'roles-hidden' });
    expect(server.puts.length).toBe(given);
    role.isHidden = false;
    expect(await resume(planId)).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    await close();
  });

  it('is not the reason where nothing of the organization is to be seen any more', async () => {
    const { server, organization, meanwhile, engine, start, resume, close } = open([READ]);
    meanwhile.run = (given) => {
      if (given === 10) engine.pauseAll(DEPLOYMENT);
    };
    const { planId } = await start(giving, permitting([READ]));
    organization.isGone = true;
    const given = server.puts.length;
    expect(await resume(planId)).toMatchObject({ state: 'paused', reasonCode: 'organization-gone' });
    expect(server.puts.length).toBe(given);
    await close();
  });

  it('does not stop the plan of somebody who never could read it', async () => {
    const { role, start, close } = open([READ]);
    role.isHidden = true;
    const { status } = await start(giving, permitting(null));
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    await close();
  });

  it('stops those as well who let people in, to whom roles come by that', async () => {
    const { server, role, meanwhile, start, close } = open([READ]);
    const joining = Array.from({ length: PEOPLE }, (_, at): PlannedChange => {
      const intent = { kind: 'delta', add: ['member'], remove: [] } as const;
      const subject = personSubject('membership', ORGANIZATION, person(1_000 + at));
      return {
        ...subject,
        intent,
        base: [],
        target: ['member'],
        ...diffRoles([], ['member']),
        verdict: 'will-succeed',
      };
    });
    role.defaults = [ROLE];
    meanwhile.run = (members) => {
      if (members === PEOPLE + 10) role.isHidden = true;
    };
    const approved = { ...permitting([READ]), defaults: [{ organizationId: ORGANIZATION, roles: [ROLE] }] };
    const { status } = await start(joining, approved);
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'roles-hidden' });
    expect(server.members().length).toBeLessThanOrEqual(PEOPLE + 25);
    await close();
  });
});
