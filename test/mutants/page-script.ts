import type { Mutant } from './mutant.ts';

const PLAN = 'electron/store/change/plan';
const confirm = 'electron/store/account/confirm.test.ts';
const plan = `${PLAN}/plan.test.ts`;
const approval = `${PLAN}/approval.test.ts`;
const resume = `${PLAN}/resume.test.ts`;
const names = `${PLAN}/role-names.test.ts`;
const lately = 'electron/store/db/journal/lately.test.ts';

/** What a question must not hide, and who else counts as changed. */
export const PAGE_SCRIPT: readonly Mutant[] = [
  {
    name: 'moves of a question are cut in silence',
    protects: 'IPC-7',
    find: 'return [...shown, more(all.length - shown.length)];',
    replace: 'return shown;',
    tests: [confirm],
  },
  {
    name: 'what a role lets people do is told in any order',
    protects: 'IPC-7',
    find: '(a, b) => toPowerGravity(a) - toPowerGravity(b) || toGravity(a.lets) - toGravity(b.lets),',
    replace: '() => 0,',
    tests: [plan],
  },
  {
    name: 'a role that denies is said to let people do what it denies',
    protects: 'IPC-7',
    find: 'POWER_STARTS[move]',
    replace: 'POWER_STARTS.gives',
    tests: [plan],
  },
  {
    name: 'a permission that is taken out of a role is said to let people do it',
    protects: 'IPC-7',
    find: "{ way: 'out', negate: false, move: 'takes' }",
    replace: "{ way: 'out', negate: false, move: 'gives' }",
    tests: [approval],
  },
  {
    name: 'a grave role is cut from the list of roles',
    protects: 'IPC-7',
    find: '.toSorted((a, b) => gravityOf(a.role) - gravityOf(b.role))',
    replace: '',
    tests: [plan],
  },
  {
    name: 'holders of a role that is moved are not counted',
    protects: 'IPC-7',
    find: '...held.flatMap((holders) => holders ?? [])',
    replace: '',
    tests: [plan],
  },
  {
    name: 'holders that nobody knows are taken for nobody',
    protects: 'IPC-7',
    find: "...(held.every((holders) => holders !== null) ? [] : ['holders-unknown']),",
    replace: '',
    tests: [plan],
  },
  {
    name: 'a question does not say in which organization',
    protects: 'IPC-7',
    find: '    ...places,\n',
    replace: '',
    tests: [plan],
  },
  {
    name: 'a display name may be as long as it likes, and end our sentences',
    protects: 'IPC-7',
    find: "cut(displayName.replace(MARKS, ' ').replace(/\\s+/gu, ' ').trim(), LONGEST_DISPLAY)",
    replace: 'displayName',
    tests: [names],
  },
  {
    name: 'one organization names the role of another',
    protects: 'IPC-7',
    find: "isAgreed ? displayName : ''",
    replace: 'displayName',
    tests: [names],
  },
  {
    name: 'a resumed plan is not weighed again after the yes',
    protects: 'IPC-7',
    find: 'isCovered(approval, new Set([...known, ...keys]))',
    replace: 'true',
    tests: [resume],
  },
  {
    name: 'a yes about one server resumes on another',
    protects: 'IPC-7',
    find: ' || !isSameServer(record, now)',
    replace: '',
    tests: [resume],
  },
  {
    name: 'a plan that runs for longer than an hour counts for nothing',
    protects: 'IPC-7',
    find: "p.state = 'running' OR ",
    replace: '',
    tests: [lately],
  },
  {
    name: 'a plan that was paused a minute ago counts for nothing',
    protects: 'IPC-7',
    find: "('approve', 'resume', 'pause', 'recover')",
    replace: "('approve', 'resume', 'recover')",
    tests: [lately],
  },
  {
    name: 'a new name for a role counts as moving it',
    protects: 'IPC-7',
    find: '.filter(({ base, planned }) => isRoleMoved(diffRoles(base, planned)))',
    replace: '',
    tests: [lately],
  },
  {
    name: 'a dot at its end makes a production server another one',
    protects: 'IPC-7',
    find: "hostname.replace(/\\.$/, '')",
    replace: 'hostname',
    tests: [confirm],
  },
  {
    name: 'a role is made under a name that the server does not keep',
    protects: 'IPC-7',
    find: "if (before.length === 0 && !isRoleName(roleName)) return refuse('role-name-invalid');",
    replace: '',
    tests: ['electron/store/change/kinds/custom-role.test.ts'],
  },
  {
    name: 'how long copies are kept needs nobody',
    protects: 'IPC-7',
    near: 'export type CopyDeps',
    find: 'if (!sure.ok) return sure;',
    replace: '',
    tests: ['electron/store/account/decisions.test.ts'],
  },
];
