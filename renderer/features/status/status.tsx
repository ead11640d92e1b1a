import { Check, Copy, Info, Minus, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FactList } from '#renderer/ui/fact-list.tsx';
import { formatSince } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { copyAndSay } from '#renderer/window/clipboard.ts';
import { useNow } from '#renderer/window/clock.ts';
import { useDeployment } from '#renderer/window/deployment.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Ability, Capabilities } from '#shared/model/capability.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { useStatus } from './commands.ts';
import styles from './status.module.css';
import {
  findSharedWhy,
  LAUNCHER_TEXT,
  LICENCE_TEXT,
  needsSignIn,
  toKeychainText,
  toStatusText,
} from './status-text.ts';
import { useCapabilities } from './use-capabilities.ts';

type GroupProps = {
  readonly label: string;
  readonly abilities: readonly Ability[];
  readonly isOpenAtFirst?: boolean;
};

/** A group of things that are possible or not; what is not is grey and says what would bring it. */
const AbilityGroup = ({ label, abilities, isOpenAtFirst = false }: GroupProps) => {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const shared = findSharedWhy(abilities);
  const has = abilities.filter((one) => one.has).length;
  return (
    <Disclosure label={label} note={`${has} of ${abilities.length}`} isOpen={isOpen} onToggle={setOpen}>
      <ul aria-label={toShown(label)} className={styles.abilities}>
        {abilities.map((one) => (
          <li key={one.key} className={cx(styles.ability, !one.has && styles.missing)}>
            {one.has ? <Check role="img" aria-label="yes" /> : <Minus role="img" aria-label="no" />}
            <span>{one.label}</span>
            {one.why !== null && shared === null && <span className={styles.why}>{one.why}</span>}
          </li>
        ))}
      </ul>
      {shared !== null && <p className={styles.shared}>{shared}</p>}
    </Disclosure>
  );
};

const toExperimentsText = (names: readonly string[] | null): string => {
  if (names === null) return 'not told';
  return names.length === 0 ? 'none' : names.join(', ');
};

type Props = { readonly deploymentId: DeploymentId; readonly capabilities: Capabilities };

/** What was detected of a server: facts, then what its licence, its version and the token bring. */
const ServerPart = ({ deploymentId, capabilities }: Props) => {
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
          { name: 'Licence', value: LICENCE_TEXT[licence] },
          { name: 'Experiments', value: toExperimentsText(experiments) },
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

/** The state of this app: version, where its data part runs, keychain, journal. */
const AppPart = ({ app }: { readonly app: Output<'app.getStatus'> }) => (
  <div className={styles.part}>
    <FactList
      facts={[
        { name: 'Rollcall', value: app.version },
        { name: 'Store', value: LAUNCHER_TEXT[app.launcher] },
        { name: 'Keychain', value: toKeychainText(app.keychain) },
        { name: 'Journal', value: app.journalProblem === null ? 'in order' : 'not in order' },
      ]}
    />
    <Button onClick={() => useDialogs.getState().show({ kind: 'diagnostics' })}>Save diagnostics…</Button>
    {app.journalProblem !== null && <Note tone="warn">{app.journalProblem}</Note>}
  </div>
);

const CopyButton = ({ capabilities }: { readonly capabilities: Capabilities | null }) => {
  const { value: app } = useQuery('app.getStatus', {});
  const copy = async (): Promise<void> => {
    if (app === undefined) return;
    await copyAndSay(toStatusText(app, capabilities), 'Copied the status.');
  };
  return (
    <Button icon={<Copy />} onClick={() => void copy()}>
      Copy as text
    </Button>
  );
};

const Whole = ({ deployment }: { readonly deployment: Deployment }) => {
  const { value, failure, isBusy, canAsk, again } = useCapabilities(deployment);
  const { value: token } = useQuery('token.getStatus', { id: deployment.id });
  const isRefused = needsSignIn(deployment, token?.warning ?? null, failure?.code ?? null);
  // A refused token is told above, with the way out: trying again would not help.
  const trouble = isRefused && failure?.code === 'unauthorized' ? null : failure;
  const signIn = (): void => {
    useStatus.setState({ isOpen: false });
    useDialogs.getState().show({ kind: 'sign-in', id: deployment.id });
  };
  return (
    <>
      <header className={styles.head}>
        <h2>Status of {deployment.name}</h2>
        <Button
          look="quiet"
          label="Ask the server again"
          icon={<RefreshCw />}
          disabled={!canAsk || isBusy}
          onClick={again}
        />
        <CopyButton capabilities={value} />
      </header>
      {isRefused && (
        <Note tone="warn" action={<Button onClick={signIn}>Sign in again…</Button>}>
          {token?.warning === 'refused' || token?.warning === 'expired'
            ? token.message
            : 'There is no token that the server takes. Sign in again; everything stays staged.'}
        </Note>
      )}
      {trouble !== null && <ErrorNote failure={trouble} onRetry={canAsk ? again : undefined} />}
      {value !== null && <ServerPart deploymentId={deployment.id} capabilities={value} />}
      {value === null && isBusy && <Skeleton lines={6} label="Asking the server" />}
      {value === null && !canAsk && <p>Signed out: the server cannot be asked what the token may do.</p>}
    </>
  );
};

/** Everything about the server, the token and this app that support asks for. */
const StatusPanel = ({ deployment }: { readonly deployment: Deployment | undefined }) => {
  const { value: app } = useQuery('app.getStatus', {});
  return (
    <div className={styles.panel}>
      {deployment === undefined ? (
        <header className={styles.head}>
          <h2>Status</h2>
          <CopyButton capabilities={null} />
        </header>
      ) : (
        <Whole key={deployment.id} deployment={deployment} />
      )}
      {app !== undefined && <AppPart app={app} />}
    </div>
  );
};

/** Opens the status popover; so does its command. */
export const StatusButton = () => {
  const isOpen = useStatus((status) => status.isOpen);
  const deployment = useDeployment();
  return (
    <Popover
      label="Status"
      size="large"
      side="top"
      isOpen={isOpen}
      onOpenChange={(next) => useStatus.setState({ isOpen: next })}
      trigger={<Button look="quiet" label="Status and capabilities" icon={<Info />} />}
    >
      <StatusPanel deployment={deployment} />
    </Popover>
  );
};
