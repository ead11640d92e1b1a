import styles from './checkbox.module.css';

type Props = {
  readonly label: string;
  readonly isOn: boolean | 'some';
  /** Told whether Shift was held, for lists where that ticks a range. */
  readonly onChange: (isShift: boolean) => void;
  readonly isLabelShown?: boolean;
  readonly note?: string;
  readonly isTabStop?: boolean;
  readonly isDisabled?: boolean;
};

/** A tick box with two or three states; its label is shown, or only named. */
export const Checkbox = ({
  label,
  isOn,
  onChange,
  isLabelShown = true,
  note,
  isTabStop = true,
  isDisabled = false,
}: Props) => (
  <label className={styles.line}>
    <input
      type="checkbox"
      className={styles.box}
      checked={isOn === true}
      disabled={isDisabled}
      ref={(box) => {
        if (box !== null) box.indeterminate = isOn === 'some';
      }}
      onChange={(event) =>
        // The change comes with the click that made it; a press of Space is a click as well.
        onChange(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
      }
      tabIndex={isTabStop ? 0 : -1}
      {...(isLabelShown ? {} : { 'aria-label': label, title: label })}
    />
    {isLabelShown && <span className={styles.words}>{label}</span>}
    {note !== undefined && <span className={styles.note}>{note}</span>}
  </label>
);
