/** How the unpacked artefact is run and asked for its health. */
export interface ServerApplication {
    /** Command line, relative to the folder that the artefact was unpacked into. */
    readonly command: readonly string[];
    /** Path that answers 200 while the server can take requests. */
    readonly healthPath: string;
    /** Port on the loopback address, above 1023 so that no privilege is needed. */
    readonly port: number;
}

/** The server of this package. */
export const serverApplication: ServerApplication = {
    command: ["node/bin/node", "server.js"],
    healthPath: "/health",
    port: 8080,
};
