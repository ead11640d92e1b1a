import { createRequire } from 'node:module';
import { join } from 'node:path';

const recorder = join(import.meta.dirname, 'recorder.cjs');
createRequire(import.meta.url)(recorder);
// Every Node that a test starts notes its hosts too.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(recorder)}`.trim();
