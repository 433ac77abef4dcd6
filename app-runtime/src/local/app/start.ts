import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findMoto, startAwsEmulator, type AwsEmulator } from "../aws-emulator.js";
import type { CleanUp } from "../clean-up.js";
import { LocalServerError } from "../errors.js";
import { freePort, requireFreePort } from "../free-port.js";
import { startFront, type Front } from "../front.js";
import { installMoto } from "../install-moto.js";
import { findNginx, startNginx } from "../nginx.js";
import { startPostgres } from "../postgres.js";
import { startValkey, type LocalValkey } from "../valkey.js";
import { fillGallery } from "./gallery.js";
import type { AppOptions } from "./options.js";
import { NodePool } from "./pool.js";
import { bundlePrograms, startProgram, type ProgramFiles } from "./programs.js";
import { makeSurroundings, type LogIn, type Surroundings } from "./surroundings.js";

/** How everything is started. */
export interface StartOptions {
    readonly options: AppOptions;
    /** The configuration that nginx has on an instance. */
    readonly nginxConfiguration: string;
    /** Told what happens, one line at a time. */
    readonly say: (line: string) => void;
    /** Ends it all, also where the start failed or was broken off: run it once the start is over. */
    readonly cleanUp: CleanUp;
    /** Comes when it is no longer wanted: the start fails with its reason at the next step. */
    readonly signal: AbortSignal;
}

/** Where everything is. */
export interface LocalApp {
    readonly imageApplication: string;
    readonly manager: string;
    readonly account: Surroundings["account"];
    readonly administrator: LogIn;
    readonly emulator: AwsEmulator;
    /** Of statistics and configuration in CloudWatch. */
    readonly metricsNamespace: string;
}

/** Seconds between two looks at how many nodes there should be. */
const poolSeconds = 2;
const zones = ["a", "b", "c"];

/**
 * Starts everything that belongs to the image application on this machine.
 *
 * @throws LocalServerError saying what cannot be started, and why
 */
export async function startApp(start: StartOptions): Promise<LocalApp> {
    const { options, say, cleanUp, signal } = start;
    await requireFreePort(options.port, "--port");
    await requireFreePort(options.managerPort, "--manager-port");
    const surroundings = await startSurroundings(start);
    signal.throwIfAborted();
    const files = await bundlePrograms(cleanUp);
    const { pool, address } = await startNodes(start, surroundings, files);
    signal.throwIfAborted();
    say("starting the manager");
    const variables = strings({ ...surroundings.managerVariables });
    const file = files["manager-app"];
    const manager = await startProgram({ name: "manager", file, variables, port: options.managerPort, say });
    cleanUp.add(() => manager.stop());
    followConfiguration(pool, surroundings, start);
    if (options.pictures > 0) {
        say(`filling the gallery with ${options.pictures} pictures`);
        await fillGallery({ address, token: surroundings.account.token, pictures: options.pictures, signal });
    }
    const { account, administrator, emulator } = surroundings;
    return {
        ...{ account, administrator, emulator },
        imageApplication: address,
        manager: `http://127.0.0.1:${manager.port}`,
        metricsNamespace: surroundings.managerVariables.METRICS_NAMESPACE,
    };
}

async function startSurroundings({ options, say, cleanUp, signal }: StartOptions): Promise<Surroundings> {
    const folder = await mkdtemp(path.join(tmpdir(), "evenkeel-app-"));
    cleanUp.add(() => rm(folder, { recursive: true, force: true }));
    const moto = await findOrInstallMoto(say);
    signal.throwIfAborted();
    say("starting PostgreSQL and the AWS emulator");
    const database = await startPostgres();
    cleanUp.add(() => database.stop());
    signal.throwIfAborted();
    const emulator = await startAwsEmulator({ program: moto });
    cleanUp.add(() => emulator.stop());
    signal.throwIfAborted();
    const cache = options.sharedCache ? await startSharedCache(say, cleanUp) : undefined;
    signal.throwIfAborted();
    return makeSurroundings({ emulator, database, folder, cache, nodes: options.nodes });
}

async function startSharedCache(say: (line: string) => void, cleanUp: CleanUp): Promise<LocalValkey> {
    say("starting Valkey, which the nodes share");
    // Nodes sign in with a token for ElastiCache, which nobody here can check.
    const cache = await startValkey({ anyPassword: true });
    cleanUp.add(() => cache.stop());
    return cache;
}

async function findOrInstallMoto(say: (line: string) => void): Promise<string> {
    try {
        return findMoto();
    } catch (error) {
        if (error instanceof LocalServerError) {
            return installMoto({ say });
        }
        throw error;
    }
}

interface Nodes {
    readonly pool: NodePool;
    /** What visitors reach. */
    readonly address: string;
}

async function startNodes(start: StartOptions, surroundings: Surroundings, files: ProgramFiles): Promise<Nodes> {
    const { options, say, cleanUp } = start;
    let route: Front["route"] = async () => undefined;
    const pool = new NodePool({
        say,
        changed: (ports) => route(ports),
        start: (number, ended) =>
            startProgram({
                name: `node ${number}`,
                file: files["image-app"],
                variables: strings({
                    ...surroundings.imageVariables,
                    INSTANCE_ID: `i-local-${number}`,
                    AVAILABILITY_ZONE: `eu-west-1${zones[(number - 1) % zones.length] ?? ""}`,
                }),
                say,
                endedByItself: ended,
            }),
    });
    cleanUp.add(() => pool.stop());
    say(`starting ${options.nodes === 1 ? "1 node" : `${options.nodes} nodes`}`);
    await pool.resize(options.nodes);
    start.signal.throwIfAborted();
    const port = options.port === 0 ? await freePort() : options.port;
    ({ route } = await startFrontOf(start, port, pool.ports));
    return { pool, address: `http://127.0.0.1:${port}` };
}

function startFrontOf(start: StartOptions, port: number, applicationPorts: readonly number[]): Promise<Front> {
    const { options, nginxConfiguration: configuration, say, cleanUp } = start;
    const command = options.nginx ? findNginx() : undefined;
    if (command !== undefined) {
        say("starting nginx in front of them");
        return startNginx({ command, configuration, port, applicationPorts }, cleanUp);
    }
    say(
        options.nginx
            ? "nginx is not installed: connections go to the nodes in turn"
            : "connections go to the nodes in turn",
    );
    return startFront(port, applicationPorts, cleanUp);
}

/** From now on the manager says how many nodes there are. */
function followConfiguration(pool: NodePool, surroundings: Surroundings, { cleanUp }: StartOptions): void {
    const stopping = new AbortController();
    const wanted = async (): Promise<number> => (await surroundings.readConfiguration()).scaling.nodes;
    const following = pool.follow(wanted, poolSeconds, stopping.signal);
    cleanUp.add(async () => {
        stopping.abort();
        await following;
    });
}

/** Without what is not set. */
function strings(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
    const set = Object.entries(variables).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
    );
    return Object.fromEntries(set);
}
