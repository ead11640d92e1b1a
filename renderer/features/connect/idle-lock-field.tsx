import { Field } from '#renderer/ui/field.tsx';
import type { IdleMinutes } from '#shared/model/deployment.ts';
import { IDLE_MINUTES } from '#shared/model/deployment-choices.ts';

const toWords = (minutes: number): string => {
  if (minutes === 1) return 'After 1 minute';
  return minutes === 240 ? 'After 4 hours' : minutes === 60 ? 'After 1 hour' : `After ${minutes} minutes`;
};

type Props = {
  /** Null: never. */
  readonly minutes: number | null;
  readonly onMinutes: (minutes: IdleMinutes | null) => void;
};

/** When a deployment is locked again without a person. */
export const IdleLockField = ({ minutes, onMinutes }: Props) => (
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
