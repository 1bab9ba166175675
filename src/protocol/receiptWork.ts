/** @file Where the browser keeps what receipts have done so far: the worker writes it, the page deletes it with its project. */

/** The database, and the one store in it. */
export const RECEIPT_WORK = { database: 'offshoot-receipts', store: 'work' } as const;

/** What keys of a project's work begin with. */
export const workOfProject = (project: string): string => `${project}/`;

/** What keys of one work begin with. */
export const workNamed = (project: string, name: string): string => `${workOfProject(project)}${name}/`;
