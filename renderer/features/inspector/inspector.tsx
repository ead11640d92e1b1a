import { Copy, X } from 'lucide-react';
import { useQuery, useSteadyQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { copyAndSay } from '#renderer/window/clipboard.ts';
import { useFocus } from '#renderer/window/focus.ts';
import { useRoleNames } from '#renderer/window/names.ts';
import { useScope } from '#renderer/window/where.ts';
import type { Applying } from '#shared/contract/applying.ts';
import type { Output } from '#shared/contract/index.ts';
import type { StagedMarks } from '#shared/contract/staged-marks.ts';
import { withApplied } from '#shared/core/people/applying.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { FACTS_IN_FULL, hasLeft, Mark, tellApplying } from '../people/index.ts';
import { AtWork } from './at-work.tsx';
import styles from './inspector.module.css';
import { type OriginGroup, toOrigins, toSiteOrigins } from './origins.ts';

/** What is staged for a person beside roles: leaving, joining, being suspended or activated. */
const Waiting = ({ staged }: { readonly staged: StagedMarks | null }) => {
  if (staged === null) return null;
  const { status, joins, leaves } = staged;
  if (status === null && joins.length + leaves.length === 0) return null;
  return (
    <section aria-label="Staged for this person" className={styles.group}>
      <ul className={styles.waiting}>
        {status !== null && (
          <li>
            <Mark kind={status} />
          </li>
        )}
        {leaves.map((place) => (
          <li key={place.organizationId}>
            <Mark kind="leaves" />
            <SafeText>{place.organization}</SafeText>
          </li>
        ))}
        {joins.map((place) => (
          <li key={place.organizationId}>
            <Mark kind="joins" />
            <SafeText>{place.organization}</SafeText>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Roles under the words that say where they come from. */
const OriginList = ({ groups }: { readonly groups: readonly OriginGroup[] }) => {
  const { show, isKnown } = useRoleNames();
  return (
    <section aria-label="Roles and origin">
      {groups.map((group) => (
        <div key={group.origin} className={styles.group}>
          <h3>{group.label}</h3>
          <ul>
            {group.roles.map((role) => (
              <li key={role.name}>
                <Chip kind={role.kind === 'plain' && !isKnown(role.name) ? 'unknown' : role.kind}>
                  {show(role.name)}
                </Chip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

type Found = NonNullable<Output<'member.find'>>;

/** How an apply stands with what this organization shows. */
const tellOf = (applying: Applying | null) =>
  tellApplying([applying?.roles, ...(applying?.memberships ?? []).map(({ fact }) => fact)]);

const Other = ({ told }: { readonly told: Found['others'][number] }) => {
  const { show } = useRoleNames(told.organizationId);
  const one = withApplied({ ...told, siteRoles: [], status: null }, told.applying);
  const roles = hasLeft(one.applying) ? [] : one.roles;
  const standings = tellOf(one.applying);
  return (
    <div className={styles.other}>
      <SafeText>{one.organization}</SafeText>
      <ul>
        {standings.length > 0 && <li>{drawStandings(standings)}</li>}
        {roles.map((role) => (
          <li key={role}>
            <Chip>{show(role)}</Chip>
          </li>
        ))}
        {roles.length === 0 && (
          <li className={styles.soft}>{hasLeft(one.applying) ? 'left the organization' : 'no role'}</li>
        )}
      </ul>
    </div>
  );
};

/** The organizations of this person beside the one on screen, with their roles there. */
const Others = ({ others, title }: Pick<Found, 'others'> & { readonly title: string }) => {
  if (others.length === 0) return null;
  return (
    <section aria-label={toShown(title)} className={styles.group}>
      <h3>{title}</h3>
      {others.map((told) => (
        <Other key={told.organizationId} told={told} />
      ))}
    </section>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd data-copyable>
      <SafeText>{children}</SafeText>
    </dd>
  </div>
);

const Person = () => {
  const scope = useScope();
  const person = useFocus((focus) => focus.person);
  const found = useSteadyQuery(
    'member.find',
    scope === null || person === null ? null : { ...scope, userId: person.userId },
  );
  const organizations = useQuery(
    'organization.list',
    scope === null ? null : { deploymentId: scope.deploymentId },
  );
  if (person === null)
    return <p className={styles.soft}>Move to a person in the list to see their roles here.</p>;
  if (found.failure !== null && found.value === undefined) return <ErrorNote failure={found.failure} />;
  if (found.value === undefined) return null;
  if (found.value === null) return <p className={styles.soft}>This person is no longer in the copy.</p>;
  const { staged, others, applying } = found.value;
  const member = withApplied(found.value.member, applying);
  const isUser = scope?.organizationId === SITE_ORGANIZATION_ID;
  const defaults = organizations.value?.find((one) => one.id === scope?.organizationId)?.defaultRoles ?? [];
  const groups = isUser ? toSiteOrigins(member, staged) : toOrigins(member, staged, defaults);
  // Whoever left has no role here, and none implied.
  const hasLeftHere = !isUser && hasLeft(applying);
  const copy = (): Promise<void> => copyAndSay(member.userId, 'Copied the user id.');
  return (
    <>
      <h2 className={styles.name}>
        <SafeText>{member.username}</SafeText>
      </h2>
      <p className={styles.soft}>
        <SafeText>{member.name}</SafeText>
      </p>
      <AtWork applying={applying} person={member} isUser={isUser} />
      <Waiting staged={staged} />
      <OriginList groups={hasLeftHere ? groups.filter(({ origin }) => origin === 'site') : groups} />
      <Others others={others} title={isUser ? 'Organizations' : 'Other organizations'} />
      <dl className={styles.facts}>
        {FACTS_IN_FULL.map(({ name, toText }) => (
          <Fact key={name} name={name}>
            {toText(member)}
          </Fact>
        ))}
        <div>
          <dt>User id</dt>
          <dd className={styles.id}>
            <code data-copyable>{member.userId}</code>
            <Button look="quiet" label="Copy user id" icon={<Copy />} onClick={() => void copy()} />
          </dd>
        </div>
      </dl>
    </>
  );
};

/** One person in detail; follows the cursor of the grid. */
export const Inspector = () => (
  <aside aria-label="Inspector" className={styles.inspector}>
    <div className={styles.close}>
      <Button
        look="quiet"
        label="Close inspector"
        icon={<X />}
        onClick={() => useFocus.getState().toggleInspector(false)}
      />
    </div>
    <Person />
  </aside>
);
