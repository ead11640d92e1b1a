import { useQuery } from '#renderer/client/use-query.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import styles from './staging.module.css';
import { toRoleChoices } from './staging.ts';

type Props = {
  readonly deploymentId: DeploymentId;
  readonly organizationId: OrganizationId;
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
};

/** Roles of an organization to be given at once with the membership. */
export const RolePicks = ({ deploymentId, organizationId, ticked, onChange }: Props) => {
  const roles = useQuery('role.list', { deploymentId, organizationId }).value ?? [];
  const toggle = (role: string): void =>
    onChange(ticked.includes(role) ? ticked.filter((one) => one !== role) : [...ticked, role]);
  return (
    <fieldset className={styles.picks}>
      <legend>Roles to give at once (none is fine)</legend>
      <div className={styles.pickList}>
        {toRoleChoices(roles, 'add').map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            note={choice.reason ?? choice.note ?? ''}
            isOn={ticked.includes(choice.value)}
            isDisabled={choice.reason !== undefined}
            onChange={() => toggle(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
};
