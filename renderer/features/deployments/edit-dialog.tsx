import { useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { LookFields } from '#renderer/ui/look-fields.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { COLOURS, type Deployment, ENVIRONMENTS } from '#shared/model/deployment.ts';
import { useOne } from './use-one.ts';

const Form = ({ deployment }: { readonly deployment: Deployment }) => {
  const [name, setName] = useState(deployment.name);
  const [environment, setEnvironment] = useState(deployment.environment);
  const [colour, setColour] = useState(deployment.colour);
  const { run, isBusy, failure } = useCommand('deployment.update');
  const close = useDialogs((dialogs) => dialogs.close);
  const isReady = name.trim() !== '' && !isBusy;
  const save = async (): Promise<void> => {
    if (!isReady) return;
    const reply = await run({ id: deployment.id, name: name.trim(), environment, colour });
    if (reply.ok) close();
  };
  return (
    <Dialog
      title="Edit deployment"
      size="small"
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            Save
          </Button>
        </>
      }
    >
      <Field label="Name" error={failure?.message ?? null}>
        {(control) => (
          <input {...control} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <LookFields
        environments={ENVIRONMENTS}
        environment={environment}
        onEnvironment={setEnvironment}
        colours={COLOURS}
        colour={colour}
        onColour={setColour}
      />
    </Dialog>
  );
};

/** Name, environment and colour of a kept deployment. */
export const EditDialog = ({ id }: { readonly id: DeploymentId }) => {
  const deployment = useOne(id);
  return deployment === undefined ? null : <Form deployment={deployment} />;
};
