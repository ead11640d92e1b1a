import { isCovered } from './areas.ts';
import { type Finding, toLine } from './finding.ts';
import type { Parsed } from './parse.ts';
import { type Node, toMember, toName, toText } from './tree.ts';

/** Calls of Electron that make one process stand still until another has answered. */
const CALLS = [
  'sendSync',
  'showOpenDialogSync',
  'showSaveDialogSync',
  'showMessageBoxSync',
  'showCertificateTrustDialogSync',
];

const toWaiting = (node: Node): string | null => {
  // The name alone: `a['sendSync']` and `const { sendSync } = a` say the same as `a.sendSync`.
  const said = toName(node) ?? toText(node);
  if (said !== null && CALLS.includes(said)) return said;
  // `event.returnValue = …` is how the other end of `sendSync` answers.
  const isAnswer = node.type === 'AssignmentExpression' && toMember(node.left)?.property === 'returnValue';
  return isAnswer ? 'returnValue' : null;
};

/** No process waits for another with its eyes shut (IPC-6): a page could stop main, and main an apply. */
export const checkSync = ({ source, nodes }: Parsed): readonly Finding[] => {
  const { path, text } = source;
  if (!isCovered(path)) return [];
  return nodes.flatMap((node) => {
    const name = toWaiting(node);
    if (name === null) return [];
    const message = `${name} makes a process wait for another; ask and be answered instead`;
    return [{ path, line: toLine(text, node.start), rule: 'sync', message }];
  });
};
