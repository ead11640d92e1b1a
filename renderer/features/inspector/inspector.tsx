import { Copy, X } from 'lucide-react';
import { useQuery, useSteadyQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useFocus } from '#renderer/window/focus.ts';
import { copyAndSay } from '#renderer/window/host.ts';
import { useScope } from '#renderer/window/where.ts';
import { withApplied } from '#shared/core/people/applying.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { FACTS_IN_FULL, hasLeft } from '../people/index.ts';
import { AtWork } from './at-work.tsx';
import styles from './inspector.module.css';
import { OriginList } from './origin-list.tsx';
import { toOrigins, toSiteOrigins } from './origins.ts';
import { Others } from './others.tsx';
import { Waiting } from './waiting.tsx';

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
