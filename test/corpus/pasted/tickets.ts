import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];

/** Who works on a ticket, wrote it, changed it or watches it is not whom it is for. */
const fields: readonly PastedCase[] = [
  {
    name: 'Jira, fields of a request',
    text: 'Assignee: Owner\nReporter: Olga Owner\nWatchers: lead, it\nRequested for: asmith\n',
    found: ['asmith'],
    several: [['Owner', ['owner']]],
    notPerson: [
      [2, 'words'],
      [3, 'words'],
    ],
  },
  {
    name: 'ServiceNow, fields of a request with who works on it',
    text: 'Number: RITM0012345\nRequested for: Anna Smith\nAssigned to: Owner <owner@acme.example>\nAssignment group: IT\nOpened by: lead\nUpdated by: it\nEmail: asmith@acme.example',
    found: ['asmith'],
    several: [['owner@acme.example', ['owner']]],
    notPerson: [
      [4, 'words'],
      [5, 'words'],
      [6, 'words'],
    ],
  },
  {
    name: 'Jira, a copied page of an issue',
    text: 'Details\nType: Service Request\nAssignee: Olga Owner <owner@acme.example>\nReporter: Leo Lead <lead@acme.example>\n\nDescription\nPlease add asmith@acme.example, bjones@acme.example',
    found: BOTH,
    several: [['owner@acme.example', ['owner']]],
    notFound: ['Details', 'Description'],
    notPerson: [
      [2, 'words'],
      [4, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'GitHub, fields of an issue',
    text: 'Author: owner\nAssignees: lead, it\nReviewers: hr\n\n- @asmith\n- @bjones',
    found: BOTH,
    several: [
      ['lead', ['lead']],
      ['it', ['it']],
    ],
    notPerson: [
      [1, 'words'],
      [3, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'who works on it above whom it is for',
    text: 'Assigned to: owner@acme.example\nPlease add asmith@acme.example',
    found: ['asmith'],
    several: [['owner@acme.example', ['owner']]],
  },
  {
    name: 'who made and who changed it',
    text: 'Created by: owner@acme.example\nLast modified by: lead@acme.example\nUser: asmith@acme.example',
    found: ['asmith'],
    several: [['lead@acme.example', ['lead']]],
    notPerson: [[1, 'words']],
  },
  {
    name: 'Jira, labels and values in lines of their own',
    text: 'Details\n\nAssignee\nOlga Owner\nowner@acme.example\n\nReporter\nLeo Lead\nlead@acme.example\n\nRequest participants\nit@acme.example\n\nDescription\nPlease add asmith@acme.example and bjones@acme.example',
    found: BOTH,
    several: [
      ['owner@acme.example', ['owner']],
      ['lead@acme.example', ['lead']],
      ['it@acme.example', ['it']],
    ],
    notFound: ['Details', 'Olga Owner', 'Leo Lead', 'Description'],
    notPerson: [
      [3, 'words'],
      [7, 'words'],
      [11, 'words'],
    ],
    blank: 4,
  },
  {
    name: 'Jira, labels and values with nothing between',
    text: 'Assignee\nowner\nReporter\nlead\nRequested for\nasmith\nbjones',
    found: BOTH,
    several: [
      ['owner', ['owner']],
      ['lead', ['lead']],
    ],
    notPerson: [
      [1, 'words'],
      [3, 'words'],
      [5, 'words'],
    ],
  },
  {
    name: 'ServiceNow, comments',
    text: '2026-11-03 09:12:33 - Olga Owner (Additional comments)\nplease add asmith@acme.example\n\n2026-11-03 10:00:00 - Leo Lead (Work notes)\nand bjones@acme.example',
    found: BOTH,
    several: [['12', ['12']]],
    notPerson: [[4, 'words']],
    blank: 1,
  },
  {
    name: 'who did what an audit log tells',
    text: 'Actor: owner\nUser: asmith',
    found: ['asmith'],
    notPerson: [[1, 'words']],
  },
];

const columns: readonly PastedCase[] = [
  {
    name: 'Jira, issues with who works on them',
    text: 'Issue key,Summary,Assignee,Reporter,Creator,User\nA-1,Access,owner,lead,lead,asmith\nA-2,Access,owner,it,it,bjones',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'columns of who made and changed a row',
    text: 'Username,Created By Email,Last Modified By\nasmith,owner@acme.example,lead@acme.example\nbjones,owner@acme.example,lead@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'a column of who made a row alone',
    text: 'Name,Created By Email\nAnna Smith,owner@acme.example\nBob Jones,owner@acme.example',
    found: [],
    several: [
      ['Anna Smith', ['asmith']],
      ['Bob Jones', ['bjones']],
    ],
    notPerson: [[1, 'header']],
  },
  {
    name: 'ServiceNow, fields of the system',
    text: 'sys_created_by,sys_updated_by,user_name,email\nowner,lead,asmith,asmith@acme.example\nowner,lead,bjones,bjones@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'ServiceNow, assigned to and requested for',
    text: 'number,assigned_to.email,requested_for.email\nRITM1,owner@acme.example,asmith@acme.example\nRITM2,owner@acme.example,bjones@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'tickets that tell nobody but who works on them',
    text: 'Key,Summary,Assignee\nA-1,x,asmith\nA-2,y,bjones',
    found: [],
    several: [
      ['asmith', ['asmith']],
      ['bjones', ['bjones']],
    ],
    notPerson: [[1, 'header']],
  },
  {
    name: 'who made a row, in German',
    text: 'Benutzername;Erstellt von;Geändert von\nasmith;owner@acme.example;lead@acme.example\nbjones;owner@acme.example;lead@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'who made a row, in French',
    text: 'Nom;Créé par\nAnna Smith;owner@acme.example\nBob Jones;owner@acme.example',
    found: [],
    several: [
      ['Anna Smith', ['asmith']],
      ['Bob Jones', ['bjones']],
    ],
    notPerson: [[1, 'header']],
  },
  {
    name: 'who made a row and works on it, in Spanish',
    text: 'Usuario;Creado por;Asignado a\nasmith;owner@acme.example;lead@acme.example\nbjones;owner@acme.example;lead@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'who made a row and works on it, in Japanese',
    text: 'ユーザー名,担当者,作成者\nasmith,owner@acme.example,lead@acme.example\nbjones,owner@acme.example,lead@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'Entra, who invited',
    text: 'userPrincipalName,createdDateTime,invitedBy\nasmith@acme.example,2026,owner@acme.example\nbjones@acme.example,2026,owner@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'usernames in Japanese',
    text: 'ユーザー名\t役割\nasmith\tadmin\nbjones\tviewer',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'Okta, who assigned',
    text: '"login","firstName","lastName","email","assigned_by","lastUpdatedBy"\n"asmith@acme.example","Anna","Smith","asmith@acme.example","owner@acme.example","owner@acme.example"',
    found: ['asmith'],
    notPerson: [[1, 'header']],
  },
  {
    name: 'GitHub, an audit log',
    text: 'actor,user,action,created_at\nowner,asmith,org.add_member,1\nlead,bjones,org.add_member,2',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'a display name beside who works on it',
    text: 'Key;Assignee;Name\nA-1;owner;Anna Smith\nA-2;lead;Bob Jones',
    found: [],
    several: [
      ['owner', ['owner', 'asmith']],
      ['lead', ['lead', 'bjones']],
    ],
    notPerson: [[1, 'header']],
  },
  {
    name: 'Jira, an export with a field of the address',
    text: 'Summary,Issue key,Assignee,Assignee Id,Reporter,Reporter Id,Watchers,Watchers,Custom field (User email)\nAccess,A-1,owner,5b10,lead,5b11,it,hr,asmith@acme.example\nAccess,A-2,owner,5b10,lead,5b11,it,,bjones@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'who made a row by username',
    text: 'login,created_by\nasmith,owner\nbjones,owner',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'Manager before user',
    text: 'Manager,User\nowner,asmith\nlead,bjones',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
];

/** Forms of one person or request, drawn as a table of two columns. */
const forms: readonly PastedCase[] = [
  {
    name: 'Zendesk, a form by tabs',
    text: 'Requester\tOlga Owner <owner@acme.example>\nAssignee\tLeo Lead <lead@acme.example>\nFollowers\tit@acme.example\nUser\tasmith@acme.example',
    found: ['asmith'],
    several: [
      ['lead@acme.example', ['lead']],
      ['it@acme.example', ['it']],
    ],
    notPerson: [[1, 'words']],
  },
  {
    name: 'ServiceNow, a form by tabs',
    text: 'Requested for\tasmith@acme.example\nRequested by\towner@acme.example\nAssigned to\tlead@acme.example',
    found: ['asmith'],
    several: [['lead@acme.example', ['lead']]],
    notPerson: [[2, 'words']],
  },
  {
    name: 'Markdown, a form as a table',
    text: '| Field | Value |\n|---|---|\n| User | asmith@acme.example |\n| Manager | owner@acme.example |\n| Approved by | lead@acme.example |',
    found: ['asmith'],
    notPerson: [
      [1, 'words'],
      [2, 'rule'],
      [4, 'words'],
      [5, 'words'],
    ],
  },
  {
    name: 'a page with a form as a table',
    text: '<table><tr><td>Requested for</td><td>asmith@acme.example</td></tr><tr><td>Assigned to</td><td>owner@acme.example</td></tr></table>',
    found: ['asmith'],
    several: [['owner@acme.example', ['owner']]],
  },
  {
    name: 'a form of usernames by tabs',
    text: 'User\tasmith\nManager\towner\nRole\tadmin',
    found: ['asmith'],
    notPerson: [
      [2, 'words'],
      [3, 'words'],
    ],
  },
  {
    name: 'a form by semicolons',
    text: 'User;asmith@acme.example\nManager;owner@acme.example\nApprover;lead@acme.example',
    found: ['asmith'],
    notPerson: [
      [2, 'words'],
      [3, 'words'],
    ],
  },
  {
    name: 'a form by spaces',
    text: 'User      asmith\nManager   owner\nRole      admin',
    found: ['asmith'],
    notPerson: [
      [2, 'words'],
      [3, 'words'],
    ],
  },
  {
    name: 'a form in lower case',
    text: 'username\tasmith\nemail\tasmith@acme.example\nmanager\towner',
    found: ['asmith'],
    notPerson: [[3, 'words']],
  },
  {
    name: 'two forms with a line between',
    text: 'Requested for | asmith@acme.example\nRequested by | owner@acme.example\n\nRequested for | bjones@acme.example\nRequested by | owner@acme.example',
    found: BOTH,
    notPerson: [
      [2, 'words'],
      [5, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'a form by commas, with a password',
    secrets: ['hunter2'],
    text: 'Name,Anna Smith\nEmail,asmith@acme.example\nManager,owner@acme.example\nPassword,hunter2',
    found: ['asmith'],
    notPerson: [
      [3, 'words'],
      [4, 'secret'],
    ],
  },
  {
    name: 'usernames and managers below a header',
    text: 'User;Manager\nasmith;owner\nbjones;lead',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'usernames that are words of a form, below a header',
    text: 'User\tAccess\nowner\tx\nasmith\ty',
    found: ['owner', 'asmith'],
    notPerson: [[1, 'header']],
  },
  {
    name: 'logins and mails below a header',
    text: 'Login;Mail\nasmith;asmith@acme.example\nbjones;bjones@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
];

export const tickets: readonly PastedCase[] = [...fields, ...columns, ...forms];
