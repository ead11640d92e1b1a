import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useBusyWords } from '#renderer/window/use-busy-words.ts';
import { useOne } from '#renderer/window/use-one.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Deployment, IdleMinutes } from '#shared/model/deployment.ts';
import { CopyLifeField } from './copy-life-field.tsx';
import { isForForm } from './field-of-failure.ts';
import { IdleLockField } from './idle-lock-field.tsx';
import { LookFields } from './look-fields.tsx';
import { ReachFields } from './reach/reach-fields.tsx';
import { useReach } from './reach/use-reach.ts';
import { useSaveEdit } from './use-save-edit.ts';

const Form = ({ deployment }: { readonly deployment: Deployment }) => {
  const [name, setName] = useState(deployment.name);
  const [environment, setEnvironment] = useState(deployment.environment);
  const [colour, setColour] = useState(deployment.colour);
  // Undefined: not touched.
  const [idle, setIdle] = useState<IdleMinutes | null>();
  const [lifeDays, setLifeDays] = useState<number>();
  const reach = useReach(deployment);
  const { save, isBusy, failure } = useSaveEdit(deployment);
  const busy = useBusyWords('Saving…');
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
