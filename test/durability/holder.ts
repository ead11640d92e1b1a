/**
 * Another program that uses a database of ours: told `hold` it takes the file for itself and says so, told `free` it
 * lets go. With `for MS` it lets go by itself, with `writing MS` as well, and others may read until then; with `whole`
 * nobody can even read. Ends when its standard input does.
 */
import { createInterface } from 'node:readline';
import BetterSqlite3 from 'better-sqlite3';

const [, , file = ''] = process.argv;
const say = (word: string): void => void process.stdout.write(`${word}\n`);
let db: BetterSqlite3.Database | null = null;

const free = (): void => {
  db?.close();
  db = null;
  say('free');
};
const hold = (how: string, ms: number): void => {
  db = new BetterSqlite3(file);
  if (how === 'whole') db.pragma('locking_mode = EXCLUSIVE');
  db.exec(how === 'writing' ? 'BEGIN IMMEDIATE' : 'BEGIN EXCLUSIVE');
  say('held');
  if (how === 'for' || how === 'writing') setTimeout(free, ms);
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const [order, how = '', ms = '0'] = line.split(' ');
  if (order === 'hold') hold(how, Number(ms));
  else free();
});
process.stdin.once('end', () => process.exit());
say('ready');
