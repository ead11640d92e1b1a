/** Roles of an organization and of the deployment. */
export const RolesPage = () => (
  <section aria-label="Roles">
    <h1>Roles</h1>
  </section>
);
