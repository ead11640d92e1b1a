import { useId } from 'react';
import { Field } from '#renderer/ui/field.tsx';
import type { Colour, Environment } from '#shared/model/deployment.ts';
import { COLOURS, ENVIRONMENTS } from '#shared/model/deployment-choices.ts';
import styles from './look-fields.module.css';

const USUAL: Readonly<Record<Environment, Colour>> = { production: 'red', staging: 'amber', other: 'blue' };

type Props = {
  readonly environment: Environment;
  readonly onEnvironment: (environment: Environment) => void;
  readonly colour: Colour;
  readonly onColour: (colour: Colour) => void;
  readonly name: string;
  readonly onName: (name: string) => void;
};

/**
 * Name of a deployment, how harmful a mistake is there, and the colour that says so at every glance. The colour follows
 * the environment until it is changed.
 */
export const LookFields = ({ environment, onEnvironment, colour, onColour, name, onName }: Props) => {
  const group = useId();
  const choose = (value: string): void => {
    const next = ENVIRONMENTS.find((one) => one === value);
    if (next === undefined) return;
    if (colour === USUAL[environment]) onColour(USUAL[next]);
    onEnvironment(next);
  };
  return (
    <>
      <div className={styles.pair}>
        <Field label="Name">
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={80}
              onChange={(event) => onName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Environment">
          {(control) => (
            <select
              {...control}
              aria-describedby={`${group}-hint`}
              value={environment}
              onChange={(event) => choose(event.target.value)}
            >
              {ENVIRONMENTS.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p id={`${group}-hint`} className={styles.hint}>
          Production frames the window, starts read-only, and asks for more before an apply.
        </p>
      </div>
      <fieldset className={styles.swatches}>
        <legend>Colour</legend>
        {COLOURS.map((one) => (
          <label key={one} data-colour={one} className={styles.swatch}>
            <input type="radio" name={group} checked={one === colour} onChange={() => onColour(one)} />
            <span>{one}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
};
