import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createSecretsClient } from "../../common/aws/control-clients.js";
import type { Variables } from "../../common/environment.js";
import { createLog } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";
import { secretReader } from "../../common/secrets.js";
import { Passwords } from "../../common/web/passwords.js";
import { connectDatabase } from "../connect-database.js";
import { readSettings } from "../environment.js";
import { accountCommand } from "./accounts.js";
import { CommandError, UsageError } from "./errors.js";

/** What a command is given by whoever runs it. */
export interface CommandSurroundings {
    readonly env: Variables;
    readonly stdin: Readable & { readonly isTTY?: boolean };
    readonly stdout: { write(text: string): unknown };
    readonly stderr: { write(text: string): unknown };
}

/** Runs a command such as `accounts add ada` beside the application, with its environment. Answers the exit code: 2 where there is no such command, 1 where it failed. */
export async function runCommand(words: readonly string[], around: CommandSurroundings): Promise<number> {
    try {
        around.stdout.write(`${await run(words, around)}\n`);
        return 0;
    } catch (error) {
        around.stderr.write(`${reasonOf(error)}\n`);
        return error instanceof UsageError ? 2 : 1;
    }
}

async function run([subject, ...words]: readonly string[], around: CommandSurroundings): Promise<string> {
    if (subject !== "accounts") {
        throw new UsageError(
            `There is no command "${subject ?? ""}"; give "accounts", or nothing to run the application.`,
        );
    }
    const command = accountCommand(words);
    const settings = readSettings(around.env);
    const secrets = createSecretsClient({ region: settings.region, endpoint: settings.endpoint });
    const database = await connectDatabase(settings.database, {
        secretOf: (secretId) => secretReader({ client: secrets, secretId }),
        log: createLog((line) => around.stderr.write(line)),
    });
    try {
        // Making tables is the application's.
        if (!(await database.hasSchema())) {
            throw new CommandError("The database is not set up for this release yet; start the application first.");
        }
        const readPassword = (): Promise<string> => readPasswordFrom(around.stdin);
        return await command({ accounts: database.accounts, passwords: new Passwords(), readPassword });
    } finally {
        await database.close();
    }
}

/** What is typed would be seen, and be in the log of a remote session. */
async function readPasswordFrom(input: CommandSurroundings["stdin"]): Promise<string> {
    if (input.isTTY === true) {
        throw new CommandError(
            'Hand the password over on standard input: read -rs PASSWORD && printf %s "$PASSWORD" | … accounts add NAME',
        );
    }
    return (await text(input)).replace(/\r?\n$/, "");
}
