import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergeEmergency } from '#electron/store/change/apply/journal-writer.ts';
import { iterateChanges } from '#electron/store/db/journal/change.ts';
import { listEvents } from '#electron/store/db/journal/event.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import { createEmergency, type EmergencyEntry } from '#electron/store/db/keep/emergency.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { checkHistory } from '#test/faults/checker/check-history.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { note } from './note.ts';
import { createRoom } from './room.ts';
import { mountSmallDisk } from './small-disk.ts';

const PEOPLE = 40;
const disk = mountSmallDisk(4);
if (disk === null)
  note('no small disk can be mounted here: the emergency journal meets a file that may not grow.');
afterAll(() => disk?.release());

let plain = makeFolder();
let dir = '';
let round = 0;
beforeEach(() => {
  plain = makeFolder();
  round += 1;
  dir = join(disk?.dir ?? plain.dir, `case-${round}`);
  mkdirSync(join(dir, 'store'), { recursive: true });
});
afterEach(() => {
  disk?.free();
  rmSync(dir, { recursive: true, force: true });
  plain.remove();
});

const ENTRY: EmergencyEntry = {
  planId: 'plan-1',
  n: 1,
  attempt: 1,
  to: { state: 'applied', reason: null, message: null, requestId: 'r' },
  data: { class: 'applied', to: 'applied' },
  stamp: { monoMs: 1, bootId: 'b', wallUtc: '2026-01-01T00:00:00.000Z' },
};
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.ndjson'));

describe('the emergency journal', () => {
  it('writes a full disk’s results into the room it had set aside', () => {
    const emergency = createEmergency([join(dir, 'store'), join(plain.dir, 'other')]);
    emergency.prepare();
    disk?.fill();
    expect(emergency.keep(ENTRY)).toBe('file');
    expect(filesIn(join(dir, 'store'))).toEqual(['journal-emergency-plan-1.ndjson']);
    expect(emergency.list()).toMatchObject([{ planId: 'plan-1', n: 1, to: { state: 'applied' } }]);
  });

  it('goes to the next folder, then to memory, and finds all of it again', () => {
    const nowhere = join(plain.dir, 'a-file', 'no-folder');
    writeFileSync(join(plain.dir, 'a-file'), '');
    const elsewhere = join(plain.dir, 'elsewhere');
    const second = createEmergency([nowhere, elsewhere]);
    expect(second.keep(ENTRY)).toBe('file');
    expect(filesIn(elsewhere)).toHaveLength(1);
    expect(createEmergency([nowhere, elsewhere]).list()).toHaveLength(1);
    const lost = createEmergency([nowhere]);
    expect(lost.keep(ENTRY)).toBe('memory');
    expect(lost.list()).toHaveLength(1);
  });

  it('neither believes nor fills what a link leads to, though it is a folder of ours', () => {
    const ours = join(plain.dir, 'downloads');
    mkdirSync(ours, { mode: 0o700 });
    writeFileSync(join(ours, 'journal-emergency-plan-1.ndjson'), `${JSON.stringify(ENTRY)}\n`);
    const nowhere = join(plain.dir, 'a-file', 'no-folder');
    writeFileSync(join(plain.dir, 'a-file'), '');
    symlinkSync(ours, join(plain.dir, 'link'));
    const emergency = createEmergency([nowhere, join(plain.dir, 'link')]);
    expect(emergency.list()).toEqual([]);
    expect(emergency.keep({ ...ENTRY, planId: 'plan-2' })).toBe('memory');
    expect(filesIn(ours)).toEqual(['journal-emergency-plan-1.ndjson']);
    emergency.clear();
    expect(filesIn(ours)).toHaveLength(1);
  });

  it('passes over half a line, and takes the whole one that follows', () => {
    const emergency = createEmergency([join(dir, 'store')]);
    const file = join(dir, 'store', 'journal-emergency-plan-1.ndjson');
    writeFileSync(file, JSON.stringify(ENTRY).slice(0, 40));
    emergency.keep({ ...ENTRY, n: 2 });
    expect(emergency.list().map(({ n }) => n)).toEqual([2]);
    emergency.clear();
    expect(filesIn(join(dir, 'store'))).toEqual([]);
  });

  it('believes no file in a folder that others may write to', () => {
    const open = join(plain.dir, 'open');
    mkdirSync(open);
    writeFileSync(join(open, 'journal-emergency-plan-1.ndjson'), `${JSON.stringify(ENTRY)}\n`);
    expect(createEmergency([open]).list()).toHaveLength(1);
    chmodSync(open, 0o777);
    // Windows has no such mode; there the folder for temporary files is the user's own.
    expect(createEmergency([open]).list()).toHaveLength(process.getuid === undefined ? 1 : 0);
  });
});

/** A run whose disk fills up while requests are on the wire, and the folder as it was left. */
const runIntoFullDisk = async () => {
  const server = createFakeServer(PEOPLE);
  const emergency = createEmergency([join(dir, 'store')]);
  emergency.prepare();
  let passed = 0;
  const rig = openEngineRig(dir, {
    api: server.api,
    emergency,
    atPoint: (point) => {
      if (point !== 'on-the-wire') return;
      passed += 1;
      if (passed !== 17) return;
      room.emptyLog();
      room.take();
    },
  });
  const room = createRoom(rig.journal, disk);
  room.emptyLog();
  const planId = await rig.startAndWait(planInput(addAuditor(PEOPLE)));
  const kept = emergency.list();
  room.give();
  return { ...rig, server, planId, kept };
};

const states = (journal: ReturnType<typeof openEngineRig>['journal'], planId: PlanId) =>
  [...iterateChanges(journal.read, planId)].map(({ n, state, reason }) => ({ n, state, reason }));

describe('results that the journal could not take', () => {
  it('are in the journal after the next start, with the server’s own answer and nothing read again', async () => {
    const { planId, kept, server, journal, shut } = await runIntoFullDisk();
    expect(kept.length).toBeGreaterThan(0);
    const numbers = kept.map(({ n }) => n);
    for (const { n, state } of states(journal, planId))
      if (numbers.includes(n)) expect(state).toBe('inflight');
    shut();

    const again = openEngineRig(dir, {
      api: server.api,
      bootId: 'next',
      emergency: createEmergency([join(dir, 'store')]),
    });
    for (const { n, state, reason } of states(again.journal, planId))
      if (numbers.includes(n)) expect({ n, state, reason }).toEqual({ n, state: 'applied', reason: null });
    expect(filesIn(join(dir, 'store'))).toEqual([]);
    const merged = listEvents(again.journal.read, planId).filter(({ data }) => data.kept === 'emergency');
    expect(merged.map(({ n }) => n).sort()).toEqual([...numbers].sort());
    must(await again.engine.resume(planId));
    await again.engine.whenIdle(planId);
    expect(must(again.engine.getStatus(planId))).toMatchObject({
      state: 'closed',
      counts: { applied: PEOPLE },
    });
    expect(checkHistory(again.journal.read, planId, server.history)).toEqual([]);
    again.shut();
  });

  it('change nothing when they are merged again, nor anything that has ended', async () => {
    const { planId, server, shut } = await runIntoFullDisk();
    shut();
    const name = filesIn(join(dir, 'store'))[0] ?? '';
    const file = join(dir, 'store', name);
    const forged = { ...ENTRY, planId, attempt: 1, to: { ...ENTRY.to, state: 'failed', reason: 'forged' } };
    const lines = Array.from({ length: PEOPLE }, (_, at) => JSON.stringify({ ...forged, n: at + 1 }));
    copyFileSync(file, join(plain.dir, name));

    const again = openEngineRig(dir, {
      api: server.api,
      bootId: 'next',
      emergency: createEmergency([join(dir, 'store')]),
    });
    await again.engine.resume(planId);
    await again.engine.whenIdle(planId);
    const before = states(again.journal, planId);
    const events = listEvents(again.journal.read, planId).length;
    writeFileSync(file, `${readFileSync(join(plain.dir, name), 'utf8')}\n${lines.join('\n')}\n`);
    const emergency = createEmergency([join(dir, 'store')]);
    expect(emergency.list().length).toBeGreaterThan(PEOPLE);
    expect(mergeEmergency({ journal: again.journal, emergency })).toBe(0);
    expect(states(again.journal, planId)).toEqual(before);
    expect(listEvents(again.journal.read, planId)).toHaveLength(events);
    expect(must(openJournal(dir, Date.now())).problem()).toBeNull();
    again.shut();
  });
});
