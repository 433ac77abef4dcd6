import { openDatabase, type DatabaseOptions } from "../database/index.js";
import { DataDeletion } from "./data-deletion.js";

/** Environment variable in which the program below finds its database and its order. */
export const dyingDeletionVariable = "EVENKEEL_DYING_DELETION";

/** What a node that dies is told. */
export type DyingDeletionOptions = Omit<DatabaseOptions, "readSecret" | "log" | "steps"> & {
    readonly secret: string;
    readonly before: number;
    /** Images that it deletes before it dies. */
    readonly images: number;
};

/** Run as a program of its own, it carries out an order and is killed in the middle. Loaded as a test, it does nothing. */
async function main(text: string): Promise<void> {
    const { secret, before, images, ...options }: DyingDeletionOptions = JSON.parse(text);
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { images: catalogue } = openDatabase({ ...options, log: quiet, readSecret: () => Promise.resolve(secret) });
    let left = images;
    const deletion = new DataDeletion({
        log: quiet,
        catalogue: {
            page: (asked) => catalogue.page(asked),
            beginDataDeletion: (order) => catalogue.beginDataDeletion(order),
            finishDataDeletion: (moment) => catalogue.finishDataDeletion(moment),
            startDeletion: async (id) => {
                left -= 1;
                if (left < 0) {
                    process.kill(process.pid, "SIGKILL");
                    // Nothing comes after it, not even a goodbye to the server.
                    await new Promise(() => undefined);
                }
                return catalogue.startDeletion(id);
            },
        },
    });
    deletion.order(before);
    await deletion.finished();
}

const told = process.env[dyingDeletionVariable];
if (told !== undefined) {
    void main(told);
}
