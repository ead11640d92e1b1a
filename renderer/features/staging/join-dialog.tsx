import { useState } from 'react';
import { Field } from '#renderer/ui/field.tsx';
import { useScope } from '#renderer/window/where.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';
import { MEMBER } from '#shared/model/subject.ts';
import { RolePicks } from './role-picks.tsx';
import { StagingDialog } from './staging-dialog.tsx';
import { useOrganizations } from './use-organization.ts';
import { useStage } from './use-stage.ts';
import { useWho } from './use-who.ts';

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
