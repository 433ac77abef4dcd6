// Prints where the instances' Node is, installing it where it is not: the newest Node that the packages promise to run on.
import { artefactFolder } from "../app-runtime/src/artefact/build-artefact.js";
import { installRuntime } from "../app-runtime/src/artefact/runtime.js";

void installRuntime(artefactFolder).then(({ executable }) => {
    console.log(executable);
});
