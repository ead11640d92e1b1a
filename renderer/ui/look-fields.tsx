import { useId } from 'react';
import { Field } from './field.tsx';
import styles from './look-fields.module.css';

type Props<E extends string, C extends string> = {
  readonly environments: readonly E[];
  readonly environment: E;
  readonly onEnvironment: (environment: E) => void;
  readonly colours: readonly C[];
  readonly colour: C;
  readonly onColour: (colour: C) => void;
};

/** How harmful a mistake is there, and the colour that says so at every glance. */
export const LookFields = <E extends string, C extends string>(props: Props<E, C>) => {
  const group = useId();
  const choose = (value: string): void => {
    const found = props.environments.find((one) => one === value);
    if (found !== undefined) props.onEnvironment(found);
  };
  return (
    <>
      <Field label="Environment" hint="Production frames the whole window and asks for more before an apply.">
        {(control) => (
          <select {...control} value={props.environment} onChange={(event) => choose(event.target.value)}>
            {props.environments.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className={styles.swatches}>
        <legend>Colour</legend>
        {props.colours.map((one) => (
          <label key={one} data-colour={one} className={styles.swatch}>
            <input
              type="radio"
              name={group}
              checked={one === props.colour}
              onChange={() => props.onColour(one)}
            />
            <span>{one}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
};
