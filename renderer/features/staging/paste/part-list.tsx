import { Copy } from 'lucide-react';
import { useId, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { useClient } from '#renderer/client/client-context.tsx';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { copyAndSay } from '#renderer/window/clipboard.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Input, Reply } from '#shared/contract/index.ts';
import type { Scope } from '#shared/model/organization.ts';
import styles from './paste.module.css';
import { FoundLine, Marks, PlainLine } from './rows.tsx';
import {
  type PastedRow,
  type PastedRowOf,
  type PastePart,
  type Purpose,
  toCurrentFailure,
  toLineText,
  WHY,
} from './text.ts';

const PAGE = 2_000;

const toValue = (row: PastedRow): readonly string[] => {
  if (row.part === 'found') return [row.email === '' ? row.username : row.email];
  return 'value' in row ? [row.value] : [];
};

/** A part of a pasted list as it is copied: what was written, or the addresses of those found. All of it, in pieces. */
const readValues = async (
  call: Client['call'],
  list: Omit<Input<'paste.listRows'>, 'offset' | 'limit' | 'text'>,
): Promise<Result<readonly string[], string>> => {
  const values: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const reply = await call('paste.listRows', { ...list, offset, limit: PAGE });
    if (!reply.ok) return reply;
    if (reply.value === null)
      return fail('paste-gone', 'The pasted list is no longer at hand. Paste it again.');
    values.push(...reply.value.rows.flatMap(toValue));
    if (offset + PAGE >= reply.value.all) return ok(values);
  }
};

type SeveralProps = {
  readonly row: PastedRowOf<'several'>;
  readonly purpose: Purpose;
  readonly onChoose: (userId: UserId | null) => void;
};

/** A name that may mean one of some people: they are proposed, and one is chosen, or nobody. */
const SeveralLine = ({ row, purpose, onChoose }: SeveralProps) => {
  const group = useId();
  const more = row.people - row.candidates.length;
  return (
    <fieldset className={styles.one}>
      <legend>
        <SafeText>{row.value}</SafeText>
        <span className={styles.soft}>
          {' '}
          {toLineText(row.line)}: {WHY[row.why]}
        </span>
      </legend>
      <label className={styles.candidate}>
        <input type="radio" name={group} checked={row.chosen === null} onChange={() => onChoose(null)} />
        <span className={styles.soft}>Nobody</span>
      </label>
      {row.candidates.map((one) => (
        <label key={one.userId} className={styles.candidate}>
          <input
            type="radio"
            name={group}
            checked={row.chosen === one.userId}
            onChange={() => onChoose(one.userId)}
          />
          <span className={styles.username}>
            <SafeText>{one.username}</SafeText>
          </span>
          <span>
            <SafeText>{one.name}</SafeText>
          </span>
          <span className={styles.soft}>
            <SafeText>{one.email || '–'}</SafeText>
            {one.isFound && ' · found already'}
          </span>
          <Marks person={one} purpose={purpose} />
        </label>
      ))}
      {more > 0 && (
        <p className={styles.soft}>
          And {countOf(more, 'other person', 'other people')}: write the address or the username instead.
        </p>
      )}
    </fieldset>
  );
};

type Props = {
  readonly scope: Scope;
  readonly pasteId: string;
  readonly part: PastePart;
  readonly purpose: Purpose;
};

type Decision = Input<'paste.decide'>['decision'];

const ROW_HEIGHT = 28;

const keyOf = (row: PastedRow): string => {
  if (row.part === 'found') return row.userId;
  if (row.part === 'several') return `several ${String(row.at)}`;
  return `${row.part} ${String(row.line)} ${row.part === 'not-found' || row.part === 'again' ? row.value : ''}`;
};

const Line = ({
  row,
  purpose,
  onDecide,
}: {
  readonly row: PastedRow;
  readonly purpose: Purpose;
  readonly onDecide: (decision: Decision) => Promise<Reply<'paste.decide'>>;
}) => {
  switch (row.part) {
    case 'found':
      return (
        <FoundLine
          row={row}
          purpose={purpose}
          onLeaveOut={(isLeftOut) => onDecide({ kind: 'leave-out', userIds: [row.userId], isLeftOut })}
        />
      );
    case 'several':
      return (
        <SeveralLine
          row={row}
          purpose={purpose}
          onChoose={(userId) => void onDecide({ kind: 'choose', at: row.at, userId })}
        />
      );
    default:
      return <PlainLine row={row} />;
  }
};

/** One part of an outcome: searched and scrolled through, however long it is. */
export const PartList = ({ scope, pasteId, part, purpose }: Props) => {
  const [text, setText] = useState('');
  const { call } = useClient();
  const { run, failure } = useCommand('paste.decide');
  const list = { deploymentId: scope.deploymentId, organizationId: scope.organizationId, pasteId };
  const [failedOf, setFailedOf] = useState(pasteId);
  const shown = toCurrentFailure(failure, failedOf, pasteId);
  const decide = (decision: Decision): Promise<Reply<'paste.decide'>> => {
    setFailedOf(pasteId);
    return run({ ...list, decision });
  };
  const copy = async (): Promise<void> => {
    const read = await readValues(call, { ...list, part });
    if (!read.ok) return useNotice.getState().say(read.failure.message, 'bad');
    await copyAndSay(read.value.join('\n'), `Copied ${countOf(read.value.length, 'name', 'names')}.`);
  };
  return (
    <>
      <div className={styles.tools}>
        <SearchBox
          label="Search this part"
          placeholder="Search a name, an address, or what was written"
          text={text}
          onText={setText}
          onLeave={() => document.querySelector<HTMLElement>('[data-part-list] section')?.focus()}
        />
        {part === 'several' && (
          <Button look="quiet" onClick={() => void decide({ kind: 'choose-single' })}>
            Take the only match, where there is just one
          </Button>
        )}
        {(part === 'not-found' || part === 'found') && (
          <Button look="quiet" icon={<Copy />} onClick={() => void copy()}>
            Copy
          </Button>
        )}
      </div>
      {shown !== null && <ErrorNote failure={shown} />}
      <div className={styles.list} data-part-list="">
        <PagedList
          name="paste.listRows"
          base={{ ...list, part, text }}
          label="Lines"
          rowHeight={ROW_HEIGHT}
          keyOf={keyOf}
          empty={
            <p className={styles.none}>
              {text === '' ? 'Nobody.' : `Nothing here has “${text}” in it. Empty the search to see all.`}
            </p>
          }
          head={(total) =>
            text !== '' && total !== null && total > 0 ? (
              <p className={styles.hits}>
                {countOf(total, 'hit', 'hits')} for “{text}”
              </p>
            ) : null
          }
        >
          {(row) => <Line row={row} purpose={purpose} onDecide={decide} />}
        </PagedList>
      </div>
    </>
  );
};
