/**
 * What runs on the instances, the artefact that carries it there, and the contract between it and whoever deploys it.
 *
 * @packageDocumentation
 */
export { imageApplication, managerApplication, type Application } from "./applications.js";
export { bundleFunctions, type FunctionBundle, type FunctionBundles } from "./artefact/bundle-function.js";
export { buildArtefact, type Artefact, type BuildOptions } from "./artefact/build-artefact.js";
export { certifiedRegions } from "./artefact/certificates.js";
export { ArtefactError } from "./artefact/errors.js";
export {
    bounds as configurationBounds,
    defaultConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "./common/control/configuration.js";
export type { CacheAutoscalerEnvironment } from "./functions/cache-autoscaler/environment.js";
export type { HealthGuardianEnvironment } from "./functions/health-guardian/environment.js";
export { deletedBytesKeptDays } from "./common/kept-versions.js";
export { isTimeZone } from "./common/time-zones.js";
export type { NewRelicForwarderEnvironment } from "./functions/new-relic-forwarder/environment.js";
export type { NoticesEnvironment } from "./functions/notices/environment.js";
export type { TrafficAnalyserEnvironment } from "./functions/traffic-analyser/environment.js";
export type { UploadMoverEnvironment } from "./functions/upload-mover/environment.js";
export { reportSchedule } from "./functions/uptime-reporter/report-schedule.js";
export type { UptimeReporterEnvironment } from "./functions/uptime-reporter/environment.js";
export type { ImageEnvironment } from "./image-app/environment.js";
export { staticFiles, type StaticFile } from "./image-app/web/assets/static-files.js";
export type { ManagerEnvironment } from "./manager-app/environment.js";
