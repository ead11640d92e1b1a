import { useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Field } from '#renderer/ui/field.tsx';
import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useRoleNames } from '#renderer/window/names.ts';
import { useScope } from '#renderer/window/where.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';
import { MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import { RolePicks } from './role-picks.tsx';
import styles from './staging.module.css';
import { StagingDialog, useOrganizationName, useOrganizations, useStage, useWho } from './staging-dialog.tsx';

/** Stages that people join another organization, with roles there: one step. */
export const JoinDialog = () => {
  const scope = useScope();
  const who = useWho();
  const organizations = useOrganizations(scope).filter((one) => one.id !== scope?.organizationId);
  const [chosen, setChosen] = useState<OrganizationId | null>(null);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const { stage, isBusy, failure } = useStage(['is a member already', 'are members already']);
  if (scope === null || who === null) return null;
  const target = organizations.find((one) => one.id === chosen) ?? organizations[0];
  const { deploymentId, organizationId: selectionOf } = scope;
  const name = target === undefined ? 'another organization' : target.displayName || target.name;
  const confirm = (): void => {
    if (target === undefined) return;
    void stage({
      deploymentId,
      organizationId: target.id,
      selectionOf,
      kind: 'membership',
      who: who.who,
      intent: { kind: 'delta', add: [MEMBER], remove: [] },
      ...(roles.length === 0 ? {} : { withRoles: roles }),
    });
  };
  return (
    <StagingDialog
      title={`Add ${who.name} to an organization`}
      verb={`Add to ${name}`}
      look="primary"
      isReady={target !== undefined}
      isBusy={isBusy}
      failure={failure}
      onStage={confirm}
    >
      {target === undefined ? (
        <p>This copy has no other organization.</p>
      ) : (
        <>
          <Field label="Organization">
            {(control) => (
              <select
                {...control}
                value={target.id}
                onChange={(event) => {
                  setChosen(organizations.find((one) => one.id === event.target.value)?.id ?? null);
                  setRoles([]);
                }}
              >
                {organizations.map((one) => (
                  <option key={one.id} value={one.id}>
                    {toPlainName(one.displayName || one.name, 80)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <RolePicks
            deploymentId={deploymentId}
            organizationId={target.id}
            ticked={roles}
            onChange={setRoles}
          />
        </>
      )}
    </StagingDialog>
  );
};

const toOnlyHere = (onlyHere: number, everybody: number): string =>
  `${everybody === 1 ? 'This person' : `${formatCount(onlyHere)} of them`} will be in no organization that is known here.`;

const Consequences = ({ found }: { readonly found: Output<'draft.getConsequences'> }) => {
  const { show } = useRoleNames();
  const { people: everybody, roles, staged, onlyHere, includesSelf, notKnown } = found;
  return (
    <>
      {includesSelf && (
        <Note tone="warn">
          {everybody === 1 ? 'This is you.' : 'You are among them.'} The server refuses that; the review lets
          you take yourself out.
        </Note>
      )}
      <section className={styles.part}>
        <h3>What goes</h3>
        <ul className={styles.points}>
          {roles.map(({ role, count }) => (
            <li key={role}>
              <SafeText>{show(role)}</SafeText>, held by {people(count)}
            </li>
          ))}
          {roles.length === 0 && (
            <li>
              No organization role: {everybody === 1 ? 'this person holds none' : 'nobody of them holds one'}.
            </li>
          )}
          {staged > 0 && <li>Staged role changes of {people(staged)} in this organization are dropped.</li>}
          {onlyHere > 0 && <li>{toOnlyHere(onlyHere, everybody)}</li>}
        </ul>
      </section>
      <section className={styles.part}>
        <h3>Not known from here</h3>
        <ul className={styles.points}>
          {notKnown.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** Stages that people leave the organization on screen, after what goes with it was shown. */
export const LeaveDialog = () => {
  const scope = useScope();
  const who = useWho();
  const name = useOrganizationName(scope);
  const asked = useQuery(
    'draft.getConsequences',
    scope === null || who === null ? null : { ...scope, who: who.who },
  );
  const { stage, isBusy, failure } = useStage(['is no member', 'are no members']);
  if (scope === null || who === null) return null;
  const intent = { kind: 'delta' as const, add: [], remove: [MEMBER] };
  return (
    <StagingDialog
      title={`Remove ${who.name} from ${name}`}
      verb={`Remove ${countOf(who.count, 'member', 'members')}`}
      look="danger"
      isReady={asked.value !== undefined}
      isBusy={isBusy}
      failure={failure ?? asked.failure}
      onStage={() => void stage({ ...scope, kind: 'membership', who: who.who, intent })}
    >
      {asked.value === undefined ? (
        <Skeleton lines={5} label="Counting what goes" />
      ) : (
        <Consequences found={asked.value} />
      )}
    </StagingDialog>
  );
};

const ABOUT = {
  suspended: {
    verb: 'Suspend',
    same: ['is suspended already', 'are suspended already'],
    points: [
      'They are signed out and cannot sign in; their tokens are refused but kept.',
      'Roles, memberships, groups and workspaces stay as they are.',
      'The server refuses to suspend an owner, and yourself: the review says who that is.',
      'The server tells them and every owner and user admin by a notification.',
    ],
  },
  active: {
    verb: 'Activate',
    same: ['is not suspended', 'are not suspended'],
    points: [
      'Suspended people can sign in again, and their tokens work again.',
      'Somebody who was never seen becomes dormant again by itself, within 15 minutes.',
      'The server tells them and every owner and user admin by a notification.',
    ],
  },
} as const;

/** Stages that people are suspended, or that suspended people are not any more. */
export const StatusDialog = ({ to }: { readonly to: 'suspended' | 'active' }) => {
  const scope = useScope();
  const who = useWho();
  const about = ABOUT[to];
  const { stage, isBusy, failure } = useStage(about.same);
  if (scope === null || who === null) return null;
  const intent =
    to === 'suspended'
      ? { kind: 'delta' as const, add: [SUSPENDED], remove: [] }
      : { kind: 'delta' as const, add: [], remove: [SUSPENDED] };
  return (
    <StagingDialog
      title={`${about.verb} ${who.name}`}
      verb={`${about.verb} ${who.name}`}
      look={to === 'suspended' ? 'danger' : 'primary'}
      isReady
      isBusy={isBusy}
      failure={failure}
      onStage={() => void stage({ ...scope, kind: 'user-status', who: who.who, intent })}
    >
      <ul className={styles.points}>
        {about.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </StagingDialog>
  );
};
