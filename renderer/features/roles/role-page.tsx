import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { people } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { openList } from '#renderer/window/list.ts';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { fromRoleWords, toRoleWordText } from '#shared/core/roles/role-words.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { type RoleDetail, toCopy } from './role-draft.ts';
import styles from './roles.module.css';
import { type OpenRole, useRoles } from './roles-store.ts';
import { Staged } from './staged.tsx';
import { useRefusals } from './use-rights.ts';

const show = (word: string): string => toRoleWordText(word) ?? 'the role itself';

/** What staged work does to a role, word by word. */
const StagedDifference = ({ detail }: { readonly detail: RoleDetail }) => {
  if (detail.stagedWords === null) return null;
  const { added, removed } = diffRoles(detail.words, detail.stagedWords);
  return (
    <section className={styles.level} aria-label="Staged, not sent">
      <h3>Staged, not sent</h3>
      <p className={styles.words}>
        {added.map((word) => (
          <Chip key={word} kind="added">
            {show(word)}
          </Chip>
        ))}
        {removed.map((word) => (
          <Chip key={word} kind="removed">
            {show(word)}
          </Chip>
        ))}
      </p>
    </section>
  );
};

const LEVELS = {
  site: 'On the whole deployment',
  organization: 'In the organization',
  user: 'On their own things',
  member: 'On their own things in the organization',
} as const;

type Level = RoleDetail['levels'][number];
type Action = {
  readonly action: string;
  readonly negate: boolean;
  readonly change: 'added' | 'removed' | null;
};

const toResources = ({ permissions }: Level): readonly (readonly [string, readonly Action[]])[] => {
  const byResource = new Map<string, Action[]>();
  for (const { resourceType, action, negate } of permissions)
    byResource.set(resourceType, [...(byResource.get(resourceType) ?? []), { action, negate, change: null }]);
  return [...byResource].sort(([a], [b]) => (a < b ? -1 : 1));
};

const say = ({ action, negate }: Action): string => {
  const name = action === '*' ? 'everything' : action;
  return negate ? `never ${name}` : name;
};

/** What a role permits, by resource, as the server lists it. */
const PermissionList = ({ levels }: { readonly levels: RoleDetail['levels'] }) => (
  <>
    {levels.map((level) => (
      <section key={level.level} className={styles.level} aria-label={toShown(LEVELS[level.level])}>
        <h3>{LEVELS[level.level]}</h3>
        <dl className={styles.resources}>
          {toResources(level).map(([resource, actions]) => (
            <div key={resource}>
              <dt>{resource === '*' ? 'everything (*)' : resource}</dt>
              <dd>
                {actions.map((one) => (
                  <span key={say(one)} className={cx(styles.action, one.negate && styles.never)}>
                    {say(one)}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
    {levels.length === 0 && <p className={styles.soft}>The server lists no permissions for it.</p>}
  </>
);

/** Shows who holds a role: in the list it belongs to. */
const showHolders = (deploymentId: DeploymentId, { organizationId, name }: OpenRole): void =>
  openList(
    { deploymentId, organizationId },
    { filter: { ...NO_FILTER, roles: { mode: 'any', names: [name] } } },
  );

type Props = {
  readonly deployment: Deployment;
  /** The organization in which a copy of the role would be made. */
  readonly organizationId: OrganizationId;
  readonly open: OpenRole;
};

const Actions = ({ detail, open, deployment, organizationId }: Props & { readonly detail: RoleDetail }) => {
  const refusals = useRefusals(deployment, organizationId);
  const { write } = useRoles.getState();
  const known = useQuery('role.listPermissions', { deploymentId: deployment.id, organizationId }).value;
  const isCustom = detail.words.length > 0 || detail.staged === 'created';
  const isGone = detail.staged === 'deleted';
  return (
    <div className={styles.actions}>
      {isCustom && (
        <Button
          disabled={refusals.update !== null || isGone}
          title={refusals.update ?? undefined}
          onClick={() => write({ kind: 'edit' })}
        >
          Edit…
        </Button>
      )}
      <Button
        disabled={refusals.create !== null || known === undefined}
        title={refusals.create ?? undefined}
        onClick={() => {
          const { draft, leftOut } = toCopy(detail, known?.resources ?? []);
          write({ kind: 'create', from: draft, leftOut });
        }}
      >
        Duplicate…
      </Button>
      {isCustom && (
        <Button
          look="danger"
          disabled={refusals.delete !== null || isGone}
          title={refusals.delete ?? undefined}
          onClick={() => useDialogs.getState().show({ kind: 'delete-role', ...open })}
        >
          Delete…
        </Button>
      )}
    </div>
  );
};

/** One role: what it is, who holds it, what it permits, and what can be done with it. */
export const RolePage = (props: Props) => {
  const { deployment, open } = props;
  const found = useQuery('role.get', { deploymentId: deployment.id, ...open });
  const detail = found.value;
  if (found.failure !== null && detail === undefined) return <ErrorNote failure={found.failure} />;
  if (detail === undefined) return <Skeleton lines={8} label="Loading the role" />;
  if (detail === null) return <p className={styles.soft}>This role is no longer in the copy.</p>;
  const { role } = detail;
  const planned = fromRoleWords(detail.stagedWords ?? detail.words)?.displayName;
  const holders = role?.holders ?? 0;
  return (
    <article aria-label="Role" className={styles.role}>
      <header className={styles.roleHead}>
        <div>
          <h2>
            <SafeText>{planned || role?.displayName || open.name}</SafeText>
          </h2>
          <p className={styles.soft}>
            <code data-copyable>{open.name}</code>{' '}
            <Tag>
              {role?.organizationId === null ? 'site role' : role?.builtIn === true ? 'built-in' : 'custom'}
            </Tag>{' '}
            <Staged stage={detail.staged} />
          </p>
        </div>
        <Actions {...props} detail={detail} />
      </header>
      <p>
        {holders === 0 ? (
          'Nobody holds it explicitly.'
        ) : (
          <Button look="quiet" onClick={() => showHolders(deployment.id, open)}>
            Held by {people(holders)}: show them
          </Button>
        )}
        {role !== null && (
          <span className={styles.soft}>
            {role.assignable ? ' Your token may give and take it.' : ' Your token may not give or take it.'}
          </span>
        )}
      </p>
      <StagedDifference detail={detail} />
      {role !== null && <PermissionList levels={detail.levels} />}
    </article>
  );
};
