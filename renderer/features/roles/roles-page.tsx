import { useEffect } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useDeployment } from '#renderer/window/deployment.ts';
import { focusTarget, wantFocus } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Organization } from '#shared/model/organization.ts';
import { BehindNote, FirstCopy } from '../people/index.ts';
import { toDraft } from './role-draft.ts';
import { RoleEditor } from './role-editor.tsx';
import { RoleList, type RoleRow } from './role-list.tsx';
import { RolePage } from './role-page.tsx';
import styles from './roles.module.css';
import { leaveEditor, startNewRole, useRoles } from './roles-store.ts';
import { useRefusals } from './use-rights.ts';

type Place = { readonly deployment: Deployment; readonly organizationId: OrganizationId };

const Writing = ({ deployment, organizationId, rows }: Place & { readonly rows: readonly RoleRow[] }) => {
  const { open, writing } = useRoles();
  const deploymentId = deployment.id;
  const known = useQuery('role.listPermissions', { deploymentId, organizationId }).value;
  const isEdit = writing?.kind === 'edit';
  const detail = useQuery('role.get', isEdit && open !== null ? { deploymentId, ...open } : null).value;
  if (writing === null) return null;
  if (known === undefined || (isEdit && detail === undefined))
    return <Skeleton lines={10} label="Loading permissions" />;
  const shared = { deploymentId, organizationId, known: known.resources };
  if (isEdit && open !== null && detail != null)
    return (
      <RoleEditor
        key={`${deploymentId} ${open.organizationId} ${open.name}`}
        {...shared}
        now={detail}
        start={toDraft(open.name, detail)}
        leftOut={[]}
        taken={[]}
      />
    );
  return (
    <RoleEditor
      key={`${deploymentId} ${organizationId}`}
      {...shared}
      now={null}
      start={
        (writing.kind === 'create' ? writing.from : null) ?? { name: '', displayName: '', granted: new Set() }
      }
      leftOut={writing.kind === 'create' ? writing.leftOut : []}
      taken={rows.map((row) => row.name)}
    />
  );
};

const Head = ({
  deployment,
  organizationId,
  organizations,
}: Place & { readonly organizations: readonly Organization[] }) => {
  const refusals = useRefusals(deployment, organizationId);
  const choose = (id: string): void => {
    const found = organizations.find((one) => one.id === id);
    if (found === undefined) return;
    leaveEditor(() => {
      useWhere.setState({ organizationId: found.id });
      useRoles.getState().show(null);
    });
  };
  return (
    <header className={styles.head}>
      <h1>Roles</h1>
      <select
        aria-label="Organization"
        value={organizationId}
        onChange={(event) => choose(event.target.value)}
      >
        {organizations.map((one) => (
          <option key={one.id} value={one.id}>
            {toPlainName(one.displayName || one.name, 80)}
          </option>
        ))}
      </select>
      {refusals.create !== null && <span className={styles.why}>{refusals.create}</span>}
      <Button disabled={refusals.create !== null} title={refusals.create ?? undefined} onClick={startNewRole}>
        New custom role…
      </Button>
    </header>
  );
};

const Body = ({ deployment, organizationId }: Place) => {
  const found = useQuery('role.browse', { deploymentId: deployment.id, organizationId });
  const { open, writing } = useRoles();
  if (found.failure !== null && found.value === undefined) return <ErrorNote failure={found.failure} />;
  if (found.value === undefined) return <Skeleton lines={12} label="Loading roles" />;
  if (found.value.length === 0) return <FirstCopy title="No roles in the copy yet" />;
  return (
    <div className={styles.body}>
      <RoleList rows={found.value} open={open} />
      <div className={styles.detail}>
        {writing !== null ? (
          <Writing deployment={deployment} organizationId={organizationId} rows={found.value} />
        ) : open !== null ? (
          <RolePage deployment={deployment} organizationId={organizationId} open={open} />
        ) : (
          <EmptyState title="Choose a role">
            It shows what the role permits, who holds it, and what can be done with it.
          </EmptyState>
        )}
      </div>
    </div>
  );
};

/** What goes by an older copy than an apply. */
const Behind = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => (
  <BehindNote deploymentId={deploymentId} of="roles" />
);

/** Roles of an organization and of the site: the list, one role, and the editor of custom roles. */
export const RolesPage = () => {
  const deployment = useDeployment();
  const organizationId = useWhere((where) => where.organizationId);
  // What led here by the mouse keeps the keyboard otherwise.
  useEffect(() => wantFocus(useRoles.getState().open === null ? 'screen' : 'row'), []);
  const target = deployment === undefined ? null : { deploymentId: deployment.id };
  const organizations = useQuery('organization.list', target).value;
  if (deployment === undefined || organizations === undefined)
    return <Skeleton lines={12} label="Loading roles" />;
  if (organizationId === null) return <FirstCopy title="No roles in the copy yet" />;
  return (
    <section aria-label="Roles" className={styles.page} tabIndex={-1} {...focusTarget('screen')}>
      <Head deployment={deployment} organizationId={organizationId} organizations={organizations} />
      <Behind deploymentId={deployment.id} />
      <Body deployment={deployment} organizationId={organizationId} />
    </section>
  );
};
