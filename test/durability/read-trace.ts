/** What a trace says about the PUTs of a run: how many there were, and for whom nothing was on the disk by then. */
export type TraceReport = { readonly puts: number; readonly unsafe: readonly string[] };

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const PUT = new RegExp(`^"PUT /api/v2/organizations/[^/]+/members/(${UUID})/roles`);
const CALL = /^(?:\[pid\s+)?(\d+)?\]?\s*(\w+)\(\d+<([^>]*)>,?\s*(.*)$/;
const RESUMED = /^(?:\[pid\s+)?(\d+)?\]?\s*<\.\.\. (fsync|fdatasync) resumed>/;

/** People whose row in this page of the log says that their change is on the wire. */
const listInflight = (page: string): readonly string[] => {
  const found: string[] = [];
  for (const row of page.split('member-roles').slice(1)) {
    // A row begins with the organization and the person, and its columns follow without a gap.
    const person = new RegExp(`^${UUID}(${UUID})`).exec(row)?.[1];
    if (person !== undefined && row.includes('inflight')) found.push(person);
  }
  return found;
};

/**
 * Reads what strace wrote of a run (`-f -y`, calls that write and calls that flush). An intent is safe once its row was
 * written to the journal's log and the log was flushed after that; a PUT before then is unsafe.
 */
export const readTrace = (lines: Iterable<string>): TraceReport => {
  const written = new Set<string>();
  const safe = new Set<string>();
  const flushing = new Set<string>();
  const unsafe: string[] = [];
  let puts = 0;
  const flush = (): void => {
    for (const person of written) safe.add(person);
    written.clear();
  };
  const read = (line: string): void => {
    const resumed = RESUMED.exec(line);
    if (resumed !== null) {
      if (flushing.delete(resumed[1] ?? '')) flush();
      return;
    }
    const [, pid = '', name = '', file = '', rest = ''] = CALL.exec(line) ?? [];
    if (name === 'pwrite64' && file.endsWith('journal.db-wal')) {
      for (const person of listInflight(rest)) if (!safe.has(person)) written.add(person);
    } else if ((name === 'fsync' || name === 'fdatasync') && file.endsWith('journal.db-wal')) {
      if (line.includes('<unfinished')) flushing.add(pid);
      else flush();
    } else {
      const person = PUT.exec(rest.replace(/^\[\{iov_base=/, ''))?.[1];
      if (person === undefined) return;
      puts += 1;
      if (!safe.has(person)) unsafe.push(person);
    }
  };
  for (const line of lines) read(line);
  return { puts, unsafe };
};
