import { useQuery } from '#renderer/client/use-query.ts';
import { FactList } from '#renderer/ui/fact-list.tsx';
import { formatSince } from '#renderer/ui/format.ts';
import { useNow } from '#renderer/window/use-now.ts';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Capabilities } from '#shared/model/capability.ts';
import { AbilityGroup } from './ability-group.tsx';
import styles from './status.module.css';
import { LICENCE_WORDS } from './status-text.ts';

const sayExperiments = (names: readonly string[] | null): string => {
  if (names === null) return 'not told';
  return names.length === 0 ? 'none' : names.join(', ');
};

type Props = { readonly deploymentId: DeploymentId; readonly capabilities: Capabilities };

/** What was detected of a server: facts, then what its licence, its version and the token bring. */
export const ServerPart = ({ deploymentId, capabilities }: Props) => {
  const nowMs = useNow();
  const known = useQuery('organization.list', { deploymentId }).value ?? [];
  const show = (id: OrganizationId, name: string): string =>
    known.find((one) => one.id === id)?.displayName || name;
  const { version, generation, licence, experiments, detectedAt } = capabilities;
  return (
    <div className={styles.part}>
      <FactList
        facts={[
          { name: 'Server', value: `Coder ${version}` },
          { name: 'Generation', value: generation },
          { name: 'Licence', value: LICENCE_WORDS[licence] },
          { name: 'Experiments', value: sayExperiments(experiments) },
          { name: 'Asked', value: formatSince(detectedAt, nowMs) },
        ]}
      />
      <AbilityGroup label="Licensed features" abilities={capabilities.features} />
      <AbilityGroup label="What this version brings" abilities={capabilities.api} />
      <AbilityGroup label="The token may, on the whole server" abilities={capabilities.site} />
      {capabilities.organizations.map(({ organizationId, name, may }) => (
        <AbilityGroup
          key={organizationId}
          label={`The token may, in ${show(organizationId, name)}`}
          abilities={may}
        />
      ))}
    </div>
  );
};
