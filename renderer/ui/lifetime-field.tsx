import { Field } from './field.tsx';
import { countOf } from './format.ts';

/** What is offered; a server may allow less. */
export const LIFETIMES_DAYS = [1, 7, 30, 90] as const;

type Props = {
  readonly days: number;
  readonly onDays: (days: number) => void;
  /** The most that the server allows; null: not known. */
  readonly mostDays?: number | null;
  readonly error?: string | null;
};

/** How long a token is to live. */
export const LifetimeField = ({ days, onDays, mostDays = null, error = null }: Props) => (
  <Field
    label="Token lifetime"
    error={error}
    hint={
      mostDays === null
        ? 'Most servers allow owners 7 days.'
        : `This server allows you ${countOf(mostDays, 'day', 'days')} at most.`
    }
  >
    {(control) => (
      <select {...control} value={days} onChange={(event) => onDays(Number(event.target.value))}>
        {LIFETIMES_DAYS.map((one) => (
          <option key={one} value={one} disabled={mostDays !== null && one > mostDays}>
            {countOf(one, 'day', 'days')}
          </option>
        ))}
      </select>
    )}
  </Field>
);
