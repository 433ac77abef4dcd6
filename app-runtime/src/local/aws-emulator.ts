import { existsSync } from "node:fs";
import path from "node:path";
import { startOrUndo } from "./clean-up.js";
import { LocalServerError } from "./errors.js";
import { freePort } from "./free-port.js";
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

/**
 * Starts a moto of its own on a free port; `program` is the one to run, where it is not the installed one.
 *
 * @throws LocalServerError saying what is missing or what it complained of; nothing is left behind then
 * @see https://docs.getmoto.org/en/latest/docs/server_mode.html
 */
export function startAwsEmulator(program?: string): Promise<AwsEmulator> {
    return startOrUndo(async (cleanUp) => {
        const command = program ?? findMoto();
        const folder = await createServerFolder("aws", undefined, cleanUp);
        const port = await freePort(host);
        await startServer(
            { name: "moto", command, args: ["-H", host, "-p", String(port)], folder, ready: /Running on http/ },
            cleanUp,
        );
        const endpoint = `http://${host}:${port}`;
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

/** @throws LocalServerError where no folder of PATH has it, nor the one that {@link installMoto} puts it in */
export function findMoto(searched: readonly string[] = [...foldersOfPath(), motoFolder()]): string {
    const found = searched.map((folder) => path.join(folder, "moto_server")).find((file) => existsSync(file));
    if (found === undefined) {
        throw new LocalServerError(
            `The AWS emulator is not installed: moto_server is in none of ${searched.join(", ")}; install it (pip install "moto[server]").`,
        );
    }
    return found;
}

const foldersOfPath = (): string[] => (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
