import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { useBusyText } from '#renderer/window/busy-text.ts';
import { useOne } from '#renderer/window/deployment.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Deployment, IdleMinutes } from '#shared/model/deployment.ts';
import { IDLE_MINUTES } from '#shared/model/deployment-choices.ts';
import { isForForm } from './field-of-failure.ts';
import { LookFields } from './look-fields.tsx';
import { isProxyChanged, type ReachForm, toProxyChoice, useReach } from './reach.ts';
import { ReachFields } from './reach-fields.tsx';

const toWords = (minutes: number): string => {
  if (minutes === 1) return 'After 1 minute';
  return minutes === 240 ? 'After 4 hours' : minutes === 60 ? 'After 1 hour' : `After ${minutes} minutes`;
};

type IdleLockProps = {
  /** Null: never. */
  readonly minutes: number | null;
  readonly onMinutes: (minutes: IdleMinutes | null) => void;
};

/** When a deployment is locked again without a person. */
const IdleLockField = ({ minutes, onMinutes }: IdleLockProps) => (
  <Field
    label="Lock when I am away"
    hint={
      minutes === null
        ? 'Stays unlocked until you lock it.'
        : 'Also when the computer sleeps, its screen is locked, or Rollcall starts. A running apply goes on.'
    }
  >
    {(control) => (
      <select
        {...control}
        value={minutes ?? 'never'}
        onChange={(event) =>
          onMinutes(IDLE_MINUTES.find((known) => String(known) === event.target.value) ?? null)
        }
      >
        {IDLE_MINUTES.map((known) => (
          <option key={known} value={known}>
            {toWords(known)}
          </option>
        ))}
        <option value="never">Never</option>
      </select>
    )}
  </Field>
);

const DAYS = [1, 7, 14, 30, 90, 365];

type CopyLifeProps = {
  readonly deploymentId: DeploymentId;
  /** Undefined: as it is kept now. */
  readonly days: number | undefined;
  readonly onDays: (days: number) => void;
};

/** For how long offline copies are kept without a refresh. */
const CopyLifeField = ({ deploymentId, days, onDays }: CopyLifeProps) => {
  const { value: copy } = useQuery('copy.getStatus', { deploymentId });
  const shown = days ?? copy?.lifeDays;
  if (shown === undefined) return null;
  const choices = DAYS.includes(shown) ? DAYS : [...DAYS, shown].sort((a, b) => a - b);
  return (
    <Field
      label="Erase offline copies"
      hint="Of all deployments. Staged changes, saved lists and the history stay."
    >
      {(control) => (
        <select {...control} value={shown} onChange={(event) => onDays(Number(event.target.value))}>
          {choices.map((known) => (
            <option key={known} value={known}>
              {known === 1 ? 'After a day without a refresh' : `After ${known} days without a refresh`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** What is kept as it is where it is undefined. */
type Protection = {
  readonly idle: IdleMinutes | null | undefined;
  readonly lifeDays: number | undefined;
};
type Look = Pick<Deployment, 'name' | 'environment' | 'colour'>;

/** The certificates to trust from now on, where they are others than before. */
const toTrust = ({ trust }: Deployment, form: ReachForm): Pick<Input<'deployment.edit'>, 'caId'> => {
  const { caId, certificates } = form.trust;
  if (caId !== null) return { caId };
  return certificates.length === trust.length ? {} : { caId: null };
};

/** Saves what was changed of a deployment, all of it or nothing; main asks once about what a person has to confirm. */
const useSaveEdit = (deployment: Deployment) => {
  const { run, isBusy, failure } = useCommand('deployment.edit');

  /** True when everything is saved. */
  const save = async (look: Look, { idle, lifeDays }: Protection, form: ReachForm): Promise<boolean> => {
    const isOtherProxy = isProxyChanged(form.proxy, deployment);
    const reply = await run({
      id: deployment.id,
      ...look,
      ...(idle === undefined ? {} : { idleMinutes: idle }),
      ...(lifeDays === undefined ? {} : { lifeDays }),
      ...toTrust(deployment, form),
      ...(isOtherProxy ? { proxy: toProxyChoice(form.proxy, form.password.peek()) } : {}),
    });
    if (isOtherProxy && !isUndecided(reply)) form.password.clear();
    return reply.ok;
  };

  return { save, isBusy, failure };
};

const Form = ({ deployment }: { readonly deployment: Deployment }) => {
  const [name, setName] = useState(deployment.name);
  const [environment, setEnvironment] = useState(deployment.environment);
  const [colour, setColour] = useState(deployment.colour);
  // Undefined: not touched.
  const [idle, setIdle] = useState<IdleMinutes | null>();
  const [lifeDays, setLifeDays] = useState<number>();
  const reach = useReach(deployment);
  const { save, isBusy, failure } = useSaveEdit(deployment);
  const busy = useBusyText('Saving…');
  const close = useDialogs((dialogs) => dialogs.close);
  const isReady = name.trim() !== '' && !isBusy;
  const submit = async (): Promise<void> => {
    if (isReady && (await save({ name: name.trim(), environment, colour }, { idle, lifeDays }, reach)))
      close();
  };
  return (
    <Dialog
      title="Edit deployment"
      size="small"
      onClose={close}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            {isBusy ? busy : 'Save'}
          </Button>
        </>
      }
    >
      <LookFields
        environment={environment}
        onEnvironment={setEnvironment}
        colour={colour}
        onColour={setColour}
        name={name}
        onName={setName}
      />
      <IdleLockField minutes={idle === undefined ? deployment.idleMinutes : idle} onMinutes={setIdle} />
      <CopyLifeField deploymentId={deployment.id} days={lifeDays} onDays={setLifeDays} />
      {deployment.kind === 'remote' && (
        <ReachFields
          form={reach}
          hasCredentials={deployment.proxy.hasCredentials}
          failure={failure}
          isPlain={deployment.url.startsWith('http:')}
        />
      )}
      {failure !== null && isForForm(failure, ['ca', 'proxy']) && <ErrorNote failure={failure} />}
    </Dialog>
  );
};

/** Name, environment and colour of a kept deployment, and how it is reached. */
export const EditDialog = ({ id }: { readonly id: DeploymentId }) => {
  const deployment = useOne(id);
  return deployment === undefined ? null : <Form deployment={deployment} />;
};
