import { Chip } from '#renderer/ui/chip.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { useRoleNames } from '#renderer/window/names.ts';
import type { Applying, ApplyingFact } from '#shared/contract/applying.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { SUSPENDED } from '#shared/model/subject.ts';
import { tellApplying } from '../people/index.ts';
import styles from './inspector.module.css';

type Line = {
  readonly about: string;
  readonly fact: ApplyingFact | null;
  /** Role names as they are, to tell which of them wait; left out where the words are no roles. */
  readonly roles?: readonly string[] | undefined;
};

const toStatusLine = (fact: ApplyingFact | null): Line => {
  const words = fact?.planned ?? fact?.after ?? null;
  if (words === null) return { about: 'Status', fact };
  return { about: words.includes(SUSPENDED) ? 'Suspend' : 'Activate', fact };
};

const toMembershipLine = ({ organization, fact }: Applying['memberships'][number]): Line => {
  const words = fact.planned ?? fact.after;
  if (words === null) return { about: `Membership of ${organization}`, fact };
  return { about: words.length > 0 ? `Add to ${organization}` : `Remove from ${organization}`, fact };
};

const Waiting = ({ fact, roles }: Pick<Line, 'fact' | 'roles'>) => {
  const { show } = useRoleNames();
  if (roles === undefined || fact === null || fact.planned === null) return null;
  const { added, removed } = diffRoles(roles, fact.planned);
  return (
    <>
      {added.map((role) => (
        <Chip key={`+${role}`} kind="added">
          {show(role)}
        </Chip>
      ))}
      {removed.map((role) => (
        <Chip key={`-${role}`} kind="removed">
          {show(role)}
        </Chip>
      ))}
    </>
  );
};

type Props = {
  readonly applying: Applying | null;
  /** The person as they are by the journal. */
  readonly person: { readonly roles: readonly string[]; readonly siteRoles: readonly string[] };
  /** From the list of users, whose roles are the site roles. */
  readonly isUser: boolean;
};

/** How an apply stands with a person, fact by fact, where the copy does not know it yet. */
export const AtWork = ({ applying, person, isUser }: Props) => {
  if (applying === null) return null;
  const lines: readonly Line[] = [
    { about: isUser ? 'Site roles' : 'Roles', fact: applying.roles, roles: person.roles },
    ...(isUser ? [] : [{ about: 'Site roles', fact: applying.siteRoles, roles: person.siteRoles }]),
    toStatusLine(applying.status),
    ...applying.memberships.map(toMembershipLine),
  ];
  return (
    <section aria-label="In an apply" className={styles.group}>
      <h3>In an apply</h3>
      <ul className={styles.waiting}>
        {lines
          .filter(({ fact }) => fact !== null)
          .map(({ about, fact, roles }) => (
            <li key={about}>
              {drawStandings(tellApplying([fact]))}
              <SafeText>{about}</SafeText>
              <Waiting fact={fact} roles={roles} />
            </li>
          ))}
      </ul>
    </section>
  );
};
