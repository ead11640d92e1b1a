import type { Register } from '../api/deployment.ts';
import { findDeployment, listDeployments, saveDeployment } from '../db/journal/deployment.ts';
import { listCertificates } from '../db/journal/deployment-ca.ts';
import type { Journal } from '../db/journal.ts';

/** Kept deployments, as handlers see them. */
export const createRegister = ({ read, write }: Journal): Register => ({
  list: () => listDeployments(read),
  find: (id) => findDeployment(read, id),
  save: (record) => saveDeployment(write, record),
  listTrust: (id) => listCertificates(read, id),
});
