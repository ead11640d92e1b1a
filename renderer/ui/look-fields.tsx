import { type ReactNode, useId } from 'react';
import { Field } from './field.tsx';
import styles from './look-fields.module.css';

type Props<E extends string, C extends string> = {
  readonly environments: readonly E[];
  readonly environment: E;
  readonly onEnvironment: (environment: E) => void;
  readonly colours: readonly C[];
  readonly colour: C;
  readonly onColour: (colour: C) => void;
  /** The field of the name, beside the environment. */
  readonly children: ReactNode;
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
      <div className={styles.pair}>
        {props.children}
        <Field label="Environment">
          {(control) => (
            <select
              {...control}
              aria-describedby={`${group}-hint`}
              value={props.environment}
              onChange={(event) => choose(event.target.value)}
            >
              {props.environments.map((one) => (
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
