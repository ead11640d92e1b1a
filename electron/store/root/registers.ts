import type { Register } from '../api/deployment.ts';
import type { SavedViews } from '../api/view.ts';
import { findDeployment, listDeployments, saveDeployment } from '../db/journal/deployment.ts';
import { listCertificates } from '../db/journal/deployment-ca.ts';
import { countSavedViews, deleteView, listSavedViews, saveView } from '../db/journal/saved-view.ts';
import type { Journal } from '../db/journal.ts';

/** Kept deployments, as handlers see them. */
export const createRegister = ({ read, write }: Journal): Register => ({
  list: () => listDeployments(read),
  find: (id) => findDeployment(read, id),
  save: (record) => saveDeployment(write, record),
  listTrust: (id) => listCertificates(read, id),
});

/** Saved views, as handlers see them. */
export const createSavedViews = ({ read, write }: Journal): SavedViews => ({
  list: (scope) => listSavedViews(read, scope),
  count: (view) => countSavedViews(read, view),
  save: (view) => saveView(write, view),
  remove: (id) => deleteView(write, id),
});
