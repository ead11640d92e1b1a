import type { DeploymentId } from '#shared/base/brand.ts';
import type { Certificate } from '#shared/model/deployment.ts';
import { type ColumnsOf, describeTable, omitColumns, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** A certificate with its PEM text. */
export type KeptCertificate = Certificate & { readonly pem: string };

const COLUMNS = {
  pem: text('pem'),
  subject: text('subject'),
  sha256: text('sha256'),
  validTo: text('valid_to'),
} satisfies ColumnsOf<KeptCertificate>;
const KEPT = describeTable(COLUMNS);
const SHOWN = describeTable(omitColumns(COLUMNS, ['pem']));

/** What a deployment trusts beside the system's certificates, in the order of the file. */
export const listCertificates = (journal: ReadHandle, id: DeploymentId): readonly Certificate[] =>
  journal.all<Certificate>(sql`SELECT ${SHOWN.select()} FROM deployment_ca
    WHERE deployment_id = ${id} ORDER BY n`);

/** The same as PEM. */
export const listPems = (journal: ReadHandle, id: DeploymentId): readonly string[] =>
  journal.column<string>(sql`SELECT pem FROM deployment_ca WHERE deployment_id = ${id} ORDER BY n`);

/** Puts these in the place of what was trusted; none: only the system's. */
export const replaceCertificates = (
  journal: WriteHandle,
  id: DeploymentId,
  certificates: readonly KeptCertificate[],
): void => {
  journal.transaction(() => {
    journal.run(sql`DELETE FROM deployment_ca WHERE deployment_id = ${id}`);
    certificates.forEach((certificate, n) => {
      journal.run(sql`INSERT INTO deployment_ca (deployment_id, n, ${KEPT.names()})
        VALUES (${id}, ${n}, ${KEPT.bound(certificate)})`);
    });
  });
};
