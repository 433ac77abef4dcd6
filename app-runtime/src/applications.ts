import { bundleName } from "./artefact/bundle.js";
import { certificatesFileName } from "./artefact/certificates.js";

/** How a program of the unpacked artefact is run and asked for its health. */
export interface Application {
    /** Command line, relative to the folder that the artefact was unpacked into. */
    readonly command: readonly string[];
    /** Path that answers 200 while the program can take requests. */
    readonly healthPath: string;
    /** Port on the loopback address, above 1023 so that no privilege is needed. */
    readonly port: number;
}

/** The program that people upload and view images with. */
export const imageApplication = {
    command: ["node/bin/node", bundleName("image-app")],
    // Not whether its database answers: instances that are replaced because of that come up no healthier.
    healthPath: "/health",
    port: 8080,
    /** For `DATABASE_CA_FILE`, relative to the same folder. */
    certificatesFile: certificatesFileName,
} satisfies Application & { certificatesFile: string };

/** The program that an administrator configures and watches the caches with. */
export const managerApplication: Application = {
    command: ["node/bin/node", bundleName("manager-app")],
    healthPath: "/health",
    port: 8080,
};
