import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startOrUndo, type CleanUp } from "./clean-up.js";
import { programFolders, requireProgram } from "./find-program.js";
import { freePort } from "./free-port.js";
import { functionImage } from "./functions/containers.js";
import { startContainerServer } from "./functions/container-server.js";
import { motoFolder } from "./install-moto.js";
import { createServerFolder } from "./server-folder.js";
import { startServer } from "./server-process.js";

const host = "127.0.0.1";

/** Something on this machine that answers like AWS: S3, CloudWatch, SSM, SNS, Secrets Manager. All it keeps is in its memory. */
export interface AwsEmulator {
    /** Such as `http://127.0.0.1:41234`. */
    readonly endpoint: string;
    readonly region: string;
    /** What a process finds in its environment, so that its AWS clients ask the emulator: address, region, and a log-in, of which any is taken. */
    readonly environment: Readonly<Record<string, string>>;
    /** Ends it. Calling it again does nothing. */
    stop(): Promise<void>;
}

/** How the emulator is started. */
export interface EmulatorOptions {
    /** The program to run. @default the installed one */
    readonly program?: string;
    /**
     * Whether functions that are deployed to it run, for which it has Docker elsewhere: each call as a process of this machine's Node, with the rights of whoever
     * runs this, and with nothing of this process's environment. Who reaches the emulator's port can then run programs: have it for tests, and not for long.
     *
     * @default false, and a call of a function answers that Docker is missing
     */
    readonly functions?: boolean;
}

/**
 * Starts a moto of its own on a free port.
 *
 * @throws LocalServerError saying what is missing or what it complained of; nothing is left behind then
 * @see https://docs.getmoto.org/en/latest/docs/server_mode.html
 */
export function startAwsEmulator({ program, functions = false }: EmulatorOptions = {}): Promise<AwsEmulator> {
    return startOrUndo(async (cleanUp) => {
        const command = program ?? findMoto();
        const folder = await createServerFolder("aws", undefined, cleanUp);
        const port = await freePort(host);
        const endpoint = `http://${host}:${port}`;
        const settings = functions ? await startFunctions(folder, endpoint, cleanUp) : {};
        const args = ["-H", host, "-p", String(port)];
        await startServer(
            { name: "moto", command, args, folder, environment: settings, ready: /Running on http/ },
            cleanUp,
        );
        const region = "eu-west-1";
        const environment = {
            AWS_ENDPOINT_URL: endpoint,
            AWS_REGION: region,
            AWS_ACCESS_KEY_ID: "local",
            AWS_SECRET_ACCESS_KEY: "local",
        };
        return { endpoint, region, environment, stop: () => cleanUp.run() };
    });
}

/** Starts what runs functions, in the emulator's folder, and answers the settings by which the emulator finds it. */
async function startFunctions(folder: string, endpoint: string, cleanUp: CleanUp): Promise<Record<string, string>> {
    // The user's own settings of Docker may name proxies, which would reach the functions' environment.
    await writeFile(path.join(folder, "config.json"), "{}");
    return {
        DOCKER_HOST: await startContainerServer({ folder: path.join(folder, "functions"), endpoint }, cleanUp),
        DOCKER_CONFIG: folder,
        MOTO_DOCKER_LAMBDA_IMAGE: functionImage,
        // No page in a browser may deploy a function.
        MOTO_DISABLE_GLOBAL_CORS: "true",
    };
}

/** @throws LocalServerError where no folder has it, nor the one that {@link installMoto} puts it in */
export function findMoto(searched: readonly string[] = [...programFolders(), motoFolder()]): string {
    const moto = { what: "The AWS emulator", names: ["moto_server"], install: 'pip install "moto[server]"' };
    return requireProgram(moto, searched);
}
