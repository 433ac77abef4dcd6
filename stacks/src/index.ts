import { pulumiConfiguration } from "./configuration/index.js";
import { deploy } from "./program.js";
import { withoutStackTraces } from "./start/stack-traces.js";

/** What Pulumi runs. A function, because the artefact is built before the first resource can be described. */
export = () => withoutStackTraces(() => deploy(pulumiConfiguration()));
