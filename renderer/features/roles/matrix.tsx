import { type ReactNode, useRef, useState } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './matrix.module.css';
import {
  findPointed,
  listCells,
  type MatrixCell,
  type MatrixRow,
  type MatrixState,
  toMatrix,
  USUAL_ACTIONS,
  walk,
} from './matrix-model.ts';

type Props = {
  readonly state: MatrixState;
  readonly onToggle: (key: string) => void;
};

type BoxProps = {
  readonly cell: MatrixCell;
  readonly isPointed: boolean;
  readonly isStop: boolean;
  readonly isNamed: boolean;
  readonly onToggle: (cell: MatrixCell) => void;
  readonly onFocus: (key: string) => void;
};

const SIGN = { added: '+', removed: '−' } as const;
const WORD = { added: ', will be granted', removed: ', will be taken' } as const;

const Box = ({ cell, isPointed, isStop, isNamed, onToggle, onFocus }: BoxProps) => {
  const isFixed = cell.reason !== null && !cell.isOn;
  return (
    <button
      type="button"
      aria-pressed={cell.isOn}
      aria-disabled={isFixed}
      aria-label={toShown(`${cell.key}${cell.change === null ? '' : WORD[cell.change]}`)}
      title={toShown(cell.reason ?? cell.key)}
      data-cell={cell.key}
      tabIndex={isStop ? 0 : -1}
      className={cx(
        styles.box,
        cell.isOn && styles.on,
        cell.change !== null && styles[cell.change],
        isFixed && styles.fixed,
        isPointed && styles.pointed,
        isNamed && styles.named,
      )}
      onFocus={() => onFocus(cell.key)}
      onClick={() => onToggle(cell)}
    >
      <span aria-hidden="true" className={styles.sign}>
        {cell.change !== null ? SIGN[cell.change] : cell.isOn ? '✓' : isFixed ? '×' : ''}
      </span>
      {isNamed && cell.action}
    </button>
  );
};

const Head = () => (
  <thead>
    <tr>
      <th scope="col">Resource</th>
      {USUAL_ACTIONS.map((action) => (
        <th key={action} scope="col" className={styles.usual}>
          {action}
        </th>
      ))}
      <th scope="col">Other actions</th>
    </tr>
  </thead>
);

type RowProps = {
  readonly row: MatrixRow;
  readonly renderBox: (cell: MatrixCell, isNamed: boolean) => ReactNode;
};

const Row = ({ row, renderBox }: RowProps) => (
  <tr>
    <th scope="row">{row.resourceType}</th>
    {row.usual.map((cell, at) => (
      <td key={USUAL_ACTIONS[at]} className={styles.usual}>
        {cell !== null && renderBox(cell, false)}
      </td>
    ))}
    <td className={styles.others}>{row.others.map((cell) => renderBox(cell, true))}</td>
  </tr>
);

/**
 * Every permission as a box, by resource and action. Letters find, Space grants or takes what they found, arrows walk;
 * one stop for the Tab key.
 */
export const Matrix = ({ state, onToggle }: Props) => {
  const [text, setText] = useState('');
  const [stop, setStop] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const table = useRef<HTMLTableElement>(null);
  const rows = toMatrix(state, text);
  const pointed = findPointed(rows, text);
  const first = rows[0] === undefined ? null : (listCells(rows[0])[0]?.key ?? null);
  const all = rows.flatMap(listCells);
  const tabStop = all.some((cell) => cell.key === stop) ? stop : (pointed?.key ?? first);

  const toggle = (cell: MatrixCell): void => {
    const isFixed = cell.reason !== null && !cell.isOn;
    if (!isFixed) onToggle(cell.key);
    setSaid(isFixed ? `${cell.key}: ${cell.reason}` : `${cell.key} ${cell.isOn ? 'taken' : 'granted'}`);
  };
  const focus = (key: string | null): void => {
    if (key === null) return;
    const box = table.current?.querySelector(`[data-cell="${CSS.escape(key)}"]`);
    if (box instanceof HTMLElement) box.focus();
  };
  const press = onPress(({ key }, event) => {
    if (!key.startsWith('Arrow') || tabStop === null) return;
    event.preventDefault();
    focus(walk(rows, tabStop, key));
  });
  /** Permissions have no spaces in their names, and `:` parts words: Space is the switch. */
  const toggleFound = (typed: string): boolean => {
    const found = findPointed(toMatrix(state, typed), typed);
    if (found !== null) toggle(found);
    return found !== null;
  };

  return (
    <div className={styles.matrix}>
      <div className={styles.search}>
        <SearchBox
          label="Find permissions"
          placeholder="Type ssh or workspace:read; Space grants or takes it"
          text={text}
          onText={setText}
          onLeave={() => focus(pointed?.key ?? tabStop)}
          onSpace={toggleFound}
        />
      </div>
      <div className={styles.scroll}>
        <table ref={table} aria-label="Permissions" className={styles.table} onKeyDown={press}>
          <Head />
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.resourceType}
                row={row}
                renderBox={(cell, isNamed) => (
                  <Box
                    key={cell.key}
                    cell={cell}
                    isNamed={isNamed}
                    isPointed={cell.key === pointed?.key}
                    isStop={cell.key === tabStop}
                    onToggle={toggle}
                    onFocus={setStop}
                  />
                )}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className={styles.none}>No permission matches “{text}”.</p>}
      </div>
      <LiveRegion>{said}</LiveRegion>
    </div>
  );
};
