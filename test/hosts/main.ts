/**
 * The last step of `npm test`: every host that any process of the tests contacted, and a failure when one of them is not
 * this machine. `--forget` begins a new record.
 */
import { existsSync, rmSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { findStrangers, hostsPath, readContacts } from './contacted.ts';

const judge = (): number => {
  if (!existsSync(hostsPath)) {
    process.stderr.write('No process of the tests noted its hosts: the recorder was not loaded.\n');
    return 1;
  }
  const own = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map(({ address }) => address),
  );
  const contacts = readContacts(hostsPath);
  const strangers = findStrangers(contacts, own);
  const processes = contacts.filter(({ how }) => how === 'process').length;
  const hosts = new Set(contacts.filter(({ how }) => how !== 'process').map(({ host }) => host));
  process.stdout.write(
    `${processes} processes contacted ${hosts.size} hosts: ${[...hosts].toSorted().join(', ')}\n`,
  );
  for (const stranger of strangers) process.stderr.write(`Not this machine: ${stranger}\n`);
  return strangers.length === 0 ? 0 : 1;
};

if (process.argv.includes('--forget')) rmSync(hostsPath, { force: true });
else process.exitCode = judge();
