import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];
const HEAD = [[1, 'header']] as const;
const table = (name: string, text: string, more: Partial<PastedCase> = {}): PastedCase => ({
  name,
  text,
  found: BOTH,
  notPerson: HEAD,
  ...more,
});

/** Tickets that tell whom they are for beside who asked: the former is meant, and nobody else. */
const requestedFor: readonly PastedCase[] = [
  table(
    'ServiceNow, requested for beside all who handle it',
    'Requested for,Requested by,Opened by,Caller\r\nasmith@acme.example,owner@acme.example,lead@acme.example,admin@acme.example\r\nbjones@acme.example,owner@acme.example,lead@acme.example,admin@acme.example',
  ),
  table(
    'ServiceNow, requested for by username',
    'Number,Requested for,Opened by\r\nRITM001,asmith,owner\r\nRITM002,bjones,lead',
  ),
  table(
    'ServiceNow, requested for by display name',
    'Number\tRequested for\tCaller\r\nRITM001\tAnna Smith\tOwner\r\nRITM002\tBob Jones\tOwner',
    {
      found: [],
      several: [
        ['Anna Smith', ['asmith']],
        ['Bob Jones', ['bjones']],
      ],
    },
  ),
  table('ServiceNow, requested for by first name', 'Requested for,Opened by\r\nAnna,Owner\r\nBob,Owner', {
    found: [],
    several: [
      ['Anna', ['anna']],
      ['Bob', ['bob']],
    ],
  }),
  table(
    'ServiceNow, names of fields',
    'request.requested_for.email,request.requested_for.manager.email,opened_by.email\r\nasmith@acme.example,owner@acme.example,lead@acme.example\r\nbjones@acme.example,owner@acme.example,lead@acme.example',
  ),
  table(
    'ServiceNow, an address that is not of whom it is for',
    'requested_for,opened_by,email\r\nasmith,owner,owner@acme.example\r\nbjones,lead,bjones@acme.example',
    { found: ['bjones'], several: [['owner@acme.example', ['asmith', 'owner']]] },
  ),
  table(
    'ServiceNow, an address that is not of the display name it is for',
    'Requested for,Email\r\nAnna Smith,owner@acme.example\r\nBob Jones,bjones@acme.example',
    { found: ['bjones'], several: [['owner@acme.example', ['asmith', 'owner']]] },
  ),
  table('ServiceNow, for nobody', 'Requested for,Email\r\n,owner@acme.example\r\nbjones,', {
    found: ['bjones'],
    several: [['owner@acme.example', ['owner']]],
  }),
  table(
    'ServiceNow, affected users of incidents',
    'Caller,Affected user\r\nowner@acme.example,asmith@acme.example\r\nlead@acme.example,bjones@acme.example',
  ),
  table(
    'ServiceNow in German',
    'Beantragt für;Antragsteller\r\nasmith@acme.example;owner@acme.example\r\nbjones@acme.example;owner@acme.example',
  ),
  {
    name: 'ServiceNow, fields of a request with all who handle it',
    text: 'Requested for: asmith\nCaller: owner\nOpened by: lead@acme.example\nCc: admin@acme.example',
    found: ['asmith'],
    several: [['admin@acme.example', ['admin']]],
    notPerson: [2, 3].map((line) => [line, 'words'] as const),
  },
  {
    name: 'ServiceNow, a form with the address of whom it is for',
    text: 'Requested for: Anna Smith\nEmail: asmith@acme.example',
    found: ['asmith'],
  },
  {
    name: 'ServiceNow, a form with the address of somebody else',
    text: 'Requested for: Anna Smith\nEmail: owner@acme.example',
    found: [],
    several: [['owner@acme.example', ['asmith', 'owner']]],
  },
  {
    name: 'a request on behalf of somebody',
    text: 'On behalf of: asmith@acme.example\nRaised by: owner@acme.example',
    found: ['asmith'],
    notPerson: [[2, 'words']],
  },
  {
    name: 'a request in a sentence',
    text: 'Requested for asmith@acme.example by owner@acme.example\nRequested by lead@acme.example for bjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['lead@acme.example', ['lead']],
    ],
  },
];

/** Several of one cell: people where nobody else is named in the row, and otherwise one of whom somebody must say which. */
const ofOneCell: readonly PastedCase[] = [
  table('two addresses in a cell of usernames', 'Username,Role\r\nasmith@acme.example bjones@acme.example,x'),
  table(
    'two addresses in a cell with a line between',
    'Username,Role\r\nasmith@acme.example/bjones@acme.example,x',
  ),
  table('members of teams', 'Team,Members\r\nIT,asmith@acme.example; bjones@acme.example'),
  table('members of teams by username', 'Team,Members\r\nIT,"asmith, bjones"'),
  table(
    'two addresses beside a name',
    'Name,Email\r\nAnna Smith,asmith@acme.example bjones@acme.example\r\nBob Jones,bjones@acme.example; old@acme.example',
    { found: ['bjones'], several: [['asmith@acme.example', ['asmith', 'bjones']]] },
  ),
  table('two usernames beside a name', 'Name,Username\r\nAnna Smith,"asmith, owner"\r\nBob Jones,bjones', {
    found: ['bjones'],
    several: [
      ['asmith', ['asmith']],
      ['owner', ['owner']],
    ],
  }),
];

export const requests: readonly PastedCase[] = [...requestedFor, ...ofOneCell];
