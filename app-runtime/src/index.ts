/**
 * What runs on the instances, and the artefact that carries it there.
 *
 * @packageDocumentation
 */
export { buildArtefact, type Artefact, type BuildOptions } from "./artefact/build-artefact.js";
export { ArtefactError } from "./artefact/errors.js";
export { serverApplication, type ServerApplication } from "./server/application.js";
export type { ServerEnvironment } from "./server/environment.js";
