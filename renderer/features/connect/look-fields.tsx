import { Field } from '#renderer/ui/field.tsx';
import { LookFields as Fields } from '#renderer/ui/look-fields.tsx';
import { COLOURS, type Colour, ENVIRONMENTS, type Environment } from '#shared/model/deployment.ts';

const USUAL: Readonly<Record<Environment, Colour>> = { production: 'red', staging: 'amber', other: 'blue' };

type Props = {
  readonly environment: Environment;
  readonly onEnvironment: (environment: Environment) => void;
  readonly colour: Colour;
  readonly onColour: (colour: Colour) => void;
  readonly name: string;
  readonly onName: (name: string) => void;
};

/** Name, environment and colour of a deployment; the colour follows the environment until it is changed. */
export const LookFields = ({ environment, onEnvironment, colour, onColour, name, onName }: Props) => (
  <Fields
    environments={ENVIRONMENTS}
    environment={environment}
    onEnvironment={(next) => {
      if (colour === USUAL[environment]) onColour(USUAL[next]);
      onEnvironment(next);
    }}
    colours={COLOURS}
    colour={colour}
    onColour={onColour}
  >
    <Field label="Name">
      {(control) => (
        <input {...control} value={name} maxLength={80} onChange={(event) => onName(event.target.value)} />
      )}
    </Field>
  </Fields>
);
