import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];

/** What APIs and command lines answer, over many lines: each object is a row, by its keys. */
export const jsonProducts: readonly PastedCase[] = [
  {
    name: 'Okta, users as JSON',
    text: '[\n  {\n    "id": "00u1",\n    "status": "ACTIVE",\n    "profile": {\n      "firstName": "Anna",\n      "lastName": "Smith",\n      "login": "asmith@acme.example",\n      "email": "asmith@acme.example",\n      "secondEmail": "owner@acme.example",\n      "manager": "owner"\n    }\n  },\n  {\n    "id": "00u2",\n    "profile": {\n      "login": "bjones@acme.example",\n      "email": "bjones@acme.example"\n    }\n  }\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [21, 'rule'],
    ],
  },
  {
    name: 'Microsoft Graph, users as JSON',
    text: '{\n    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",\n    "value": [\n        {\n            "displayName": "Anna Smith",\n            "mail": "asmith@acme.example",\n            "userPrincipalName": "asmith@acme.example",\n            "jobTitle": "owner",\n            "manager": {\n                "mail": "owner@acme.example"\n            }\n        },\n        {\n            "displayName": "Bob",\n            "mail": null,\n            "userPrincipalName": "bjones@acme.example"\n        }\n    ]\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [18, 'rule'],
      [19, 'rule'],
    ],
    blank: 1,
  },
  {
    name: 'GitHub, members as JSON',
    text: '[\n  {\n    "login": "asmith",\n    "id": 1,\n    "node_id": "MDQ6",\n    "type": "User",\n    "site_admin": false\n  },\n  {\n    "login": "bjones",\n    "id": 2,\n    "type": "User",\n    "site_admin": true\n  }\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [15, 'rule'],
    ],
  },
  {
    name: 'Coder, users as JSON',
    text: '{\n  "users": [\n    {\n      "id": "8d1f0c1e-3f0c-4b6d-8f3e-5f0c7d1a9b10",\n      "username": "asmith",\n      "name": "Anna",\n      "email": "asmith@acme.example",\n      "created_at": "2026-01-01T00:00:00Z",\n      "status": "active",\n      "organization_ids": [\n        "8d1f0c1e-3f0c-4b6d-8f3e-5f0c7d1a9b99"\n      ],\n      "roles": [\n        {\n          "name": "owner",\n          "display_name": "Owner"\n        }\n      ],\n      "login_type": "oidc"\n    },\n    {\n      "username": "bjones",\n      "name": "Bob",\n      "email": "bjones@acme.example",\n      "roles": []\n    }\n  ],\n  "count": 2\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'words'],
      [27, 'rule'],
      [28, 'rule'],
      [29, 'rule'],
    ],
  },
  {
    name: 'SCIM over many lines',
    text: '{\n  "schemas": [\n    "urn:x"\n  ],\n  "totalResults": 2,\n  "Resources": [\n    {\n      "userName": "asmith",\n      "name": {\n        "givenName": "Anna",\n        "familyName": "Smith"\n      },\n      "emails": [\n        {\n          "value": "asmith@acme.example",\n          "primary": true,\n          "type": "work"\n        }\n      ],\n      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {\n        "manager": {\n          "value": "owner@acme.example"\n        }\n      }\n    },\n    {\n      "userName": "bjones",\n      "emails": [\n        {\n          "value": "bjones@acme.example"\n        }\n      ]\n    }\n  ]\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [3, 'words'],
      [4, 'rule'],
      [5, 'rule'],
      [34, 'rule'],
      [35, 'rule'],
    ],
    blank: 2,
  },
  {
    name: 'memberships with a user in each',
    text: '[\n  {\n    "user": {\n      "username": "asmith",\n      "email": "asmith@acme.example"\n    },\n    "role": "owner"\n  },\n  {\n    "user": {\n      "username": "bjones",\n      "email": "bjones@acme.example"\n    },\n    "role": "admin"\n  }\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [16, 'rule'],
    ],
  },
  {
    name: 'ServiceNow, requests as JSON',
    text: '{\n  "result": [\n    {\n      "requested_for": {\n        "user_name": "asmith",\n        "email": "asmith@acme.example"\n      },\n      "opened_by": {\n        "email": "owner@acme.example"\n      },\n      "assigned_to": {\n        "email": "lead@acme.example"\n      }\n    },\n    {\n      "requested_for": {\n        "user_name": "bjones",\n        "email": "bjones@acme.example"\n      },\n      "opened_by": {\n        "email": "owner@acme.example"\n      }\n    }\n  ]\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [24, 'rule'],
      [25, 'rule'],
    ],
    blank: 1,
  },
  {
    name: 'Google Directory, users as JSON',
    text: '{\n "kind": "admin#directory#users",\n "users": [\n  {\n   "primaryEmail": "asmith@acme.example",\n   "name": {\n    "givenName": "Anna",\n    "familyName": "Smith",\n    "fullName": "Anna Smith"\n   },\n   "isAdmin": false,\n   "emails": [\n    {\n     "address": "asmith@acme.example",\n     "primary": true\n    },\n    {\n     "address": "old@acme.example"\n    }\n   ],\n   "relations": [\n    {\n     "value": "owner@acme.example",\n     "type": "manager"\n    }\n   ],\n   "recoveryEmail": "lead@acme.example"\n  },\n  {\n   "primaryEmail": "bjones@acme.example"\n  }\n ]\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [3, 'words'],
      [32, 'rule'],
      [33, 'rule'],
    ],
  },
  {
    name: 'Slack, members as JSON',
    text: '{\n  "ok": true,\n  "members": [\n    {\n      "id": "U1",\n      "name": "gone",\n      "profile": {\n        "email": "asmith@acme.example",\n        "real_name": "Anna",\n        "display_name": "anna"\n      }\n    },\n    {\n      "id": "U2",\n      "name": "x9",\n      "profile": {\n        "email": "bjones@acme.example"\n      }\n    }\n  ]\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [3, 'words'],
      [20, 'rule'],
      [21, 'rule'],
    ],
  },
  {
    name: 'GitHub, memberships as JSON',
    text: '[\n  {\n    "user": {\n      "login": "asmith"\n    },\n    "organization": {\n      "login": "acme"\n    },\n    "role": "member"\n  },\n  {\n    "user": {\n      "login": "bjones"\n    },\n    "organization": {\n      "login": "acme"\n    },\n    "role": "admin"\n  }\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [20, 'rule'],
    ],
  },
  {
    name: 'AWS, users as JSON',
    text: '{\n    "Users": [\n        {\n            "UserName": "asmith",\n            "UserId": "x",\n            "Name": {\n                "FamilyName": "Smith",\n                "GivenName": "Anna"\n            },\n            "Emails": [\n                {\n                    "Value": "asmith@acme.example",\n                    "Type": "work",\n                    "Primary": true\n                }\n            ]\n        }\n    ]\n}',
    found: ['asmith'],
    notPerson: [
      [1, 'rule'],
      [2, 'words'],
      [18, 'rule'],
      [19, 'rule'],
    ],
  },
  {
    name: 'GitHub, an answer of GraphQL',
    text: '{\n  "data": {\n    "organization": {\n      "login": "acme",\n      "membersWithRole": {\n        "edges": [\n          {\n            "role": "ADMIN",\n            "node": {\n              "login": "asmith"\n            }\n          },\n          {\n            "role": "MEMBER",\n            "node": {\n              "login": "bjones"\n            }\n          }\n        ]\n      }\n    }\n  }\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [4, 'rule'],
      [5, 'words'],
      [19, 'rule'],
      [20, 'rule'],
      [21, 'rule'],
      [22, 'rule'],
      [23, 'rule'],
    ],
    blank: 3,
  },
  {
    name: 'Coder, a group as JSON',
    text: '{\n  "id": "8d1f0c1e-3f0c-4b6d-8f3e-5f0c7d1a9b10",\n  "name": "owner",\n  "display_name": "Owner",\n  "organization_id": "8d1f0c1e-3f0c-4b6d-8f3e-5f0c7d1a9b11",\n  "members": [\n    {\n      "id": "8d1f0c1e-3f0c-4b6d-8f3e-5f0c7d1a9b12",\n      "username": "asmith",\n      "email": "asmith@acme.example"\n    },\n    {\n      "username": "bjones",\n      "email": "bjones@acme.example"\n    }\n  ],\n  "quota_allowance": 0\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [3, 'rule'],
      [4, 'rule'],
      [5, 'rule'],
      [6, 'words'],
      [16, 'rule'],
      [17, 'rule'],
      [18, 'rule'],
    ],
  },
  {
    name: 'GitHub, an issue as JSON',
    text: '{\n  "title": "Access",\n  "number": 1,\n  "user": {\n    "login": "owner"\n  },\n  "assignee": {\n    "login": "lead"\n  },\n  "assignees": [\n    {\n      "login": "lead"\n    }\n  ],\n  "body": "please add asmith@acme.example"\n}',
    found: [],
    several: [
      ['owner', ['owner']],
      ['lead', ['lead']],
      ['lead', ['lead']],
    ],
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [3, 'rule'],
      [10, 'words'],
      [14, 'rule'],
      [15, 'rule'],
      [16, 'rule'],
    ],
  },
  {
    name: 'Google, a group as JSON',
    text: '{\n  "email": "team@acme.example",\n  "name": "team",\n  "members": [\n    "asmith",\n    "bjones"\n  ]\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [3, 'rule'],
      [4, 'words'],
      [7, 'rule'],
      [8, 'rule'],
    ],
  },
  {
    name: 'people with those below and above them',
    text: '[\n  {\n    "username": "asmith",\n    "directReports": [\n      {\n        "email": "owner@acme.example"\n      }\n    ],\n    "manager": {\n      "username": "lead",\n      "email": "lead@acme.example"\n    }\n  },\n  {\n    "username": "bjones"\n  }\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [17, 'rule'],
    ],
  },
];
