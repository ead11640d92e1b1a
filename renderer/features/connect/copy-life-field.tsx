import { useQuery } from '#renderer/client/use-query.ts';
import { Field } from '#renderer/ui/field.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';

const DAYS = [1, 7, 14, 30, 90, 365];

type Props = {
  readonly deploymentId: DeploymentId;
  /** Undefined: as it is kept now. */
  readonly days: number | undefined;
  readonly onDays: (days: number) => void;
};

/** For how long offline copies are kept without a refresh. */
export const CopyLifeField = ({ deploymentId, days, onDays }: Props) => {
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
