import { useNow } from '#renderer/data/use-now.ts';
import { FactList } from '#renderer/ui/fact-list.tsx';
import { formatSince } from '#renderer/ui/format.ts';
import type { Capabilities } from '#shared/model/capability.ts';
import { AbilityGroup } from './ability-group.tsx';
import styles from './status.module.css';
import { LICENCE_WORDS } from './status-text.ts';

const sayExperiments = (names: readonly string[] | null): string => {
  if (names === null) return 'not told';
  return names.length === 0 ? 'none' : names.join(', ');
};

/** What was detected of a server: facts, then what its licence, its version and the token bring. */
export const ServerPart = ({ capabilities }: { readonly capabilities: Capabilities }) => {
  const nowMs = useNow();
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
        <AbilityGroup key={organizationId} label={`The token may, in ${name}`} abilities={may} />
      ))}
    </div>
  );
};
