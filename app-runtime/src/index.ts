/**
 * What runs on the instances, the artefact that carries it there, and the contract between it and whoever deploys it.
 *
 * @packageDocumentation
 */
export { imageApplication, managerApplication, type Application } from "./applications.js";
export { buildArtefact, type Artefact, type BuildOptions } from "./artefact/build-artefact.js";
export { certifiedRegions } from "./artefact/certificates.js";
export { ArtefactError } from "./artefact/errors.js";
export {
    bounds as configurationBounds,
    defaultConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "./common/control/configuration.js";
export type { NewRelicForwarderEnvironment } from "./functions/new-relic-forwarder/environment.js";
export type { ImageEnvironment } from "./image-app/environment.js";
export { staticFiles, type StaticFile } from "./image-app/web/assets/static-files.js";
export type { ManagerEnvironment } from "./manager-app/environment.js";
