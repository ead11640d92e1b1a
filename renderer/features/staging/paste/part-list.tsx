import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { copyAndSay } from '#renderer/window/host.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { Scope } from '#renderer/window/where.ts';
import type { Input } from '#shared/contract/index.ts';
import styles from './paste.module.css';
import { readValues } from './read-values.ts';
import { FoundLine, PlainLine } from './rows.tsx';
import { SeveralLine } from './several.tsx';
import { type Part, type Purpose, type Row, toCurrentFailure } from './words.ts';

type Props = {
  readonly scope: Scope;
  readonly pasteId: string;
  readonly part: Part;
  readonly purpose: Purpose;
};

type Decision = Input<'paste.decide'>['decision'];

const ROW_HEIGHT = 28;

const keyOf = (row: Row): string => {
  if (row.part === 'found') return row.userId;
  if (row.part === 'several') return `several ${String(row.at)}`;
  return `${row.part} ${String(row.line)} ${row.part === 'not-found' || row.part === 'again' ? row.value : ''}`;
};

const Line = ({
  row,
  purpose,
  onDecide,
}: {
  readonly row: Row;
  readonly purpose: Purpose;
  readonly onDecide: (decision: Decision) => void;
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
          onChoose={(userId) => onDecide({ kind: 'choose', at: row.at, userId })}
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
  const decide = (decision: Decision): void => {
    setFailedOf(pasteId);
    void run({ ...list, decision });
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
          <Button look="quiet" onClick={() => decide({ kind: 'choose-single' })}>
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
            text !== '' && total > 0 ? (
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
