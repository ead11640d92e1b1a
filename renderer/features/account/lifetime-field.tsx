import { Field } from '#renderer/ui/field.tsx';
import { countOf } from '#renderer/ui/format.ts';

/** What is offered; a server may allow less. */
export const LIFETIMES_DAYS = [1, 7, 30, 90] as const;

type Props = {
  readonly days: number;
  readonly onDays: (days: number) => void;
  /** The most that the server allows; null: not known. */
  readonly mostDays?: number | null;
  readonly error?: string | null;
};

const toLimitText = (mostDays: number | null): string => {
  if (mostDays === null) return 'Most servers allow owners 7 days.';
  if (LIFETIMES_DAYS.every((days) => days <= mostDays)) return 'The server allows each of these.';
  return `The server allows you ${countOf(mostDays, 'day', 'days')} at most.`;
};

/** How long a token is to live. */
export const LifetimeField = ({ days, onDays, mostDays = null, error = null }: Props) => (
  <Field label="Token lifetime" error={error} hint={toLimitText(mostDays)}>
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
