import { Chip } from '#renderer/ui/chip.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { useRoleNames } from '#renderer/window/use-role-names.ts';
import type { Applying } from '#shared/contract/applying.ts';
import type { Output } from '#shared/contract/index.ts';
import { withApplied } from '#shared/core/people/applying.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { hasLeft, tellApplying } from '../people/index.ts';
import styles from './inspector.module.css';

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
export const Others = ({ others, title }: Pick<Found, 'others'> & { readonly title: string }) => {
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
