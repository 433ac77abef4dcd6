import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { InputValue } from "../cloud/inputs.js";
import type { ProviderSettings } from "../cloud/place.js";
import { readSettings } from "../cloud/settings.js";
import type { Graph } from "./graph.js";
import { Recorder } from "./recorder.js";
import { collectRejections } from "./rejections.js";
import { cheapenStackTraces } from "./stack-traces.js";
import { type ResourceUpdate, UpdatePreview } from "./update.js";

/** What a plan is made for. */
export interface PlanOptions {
    /** Project name, the namespace of configuration keys without one. @default "project" */
    project?: string;
    /** @default "stack" */
    stack?: string;
    /** Configuration: `{ "aws:region": "eu-west-1", size: "small" }`. A key without a namespace belongs to the project. @default {} */
    config?: Record<string, string>;
    /** Configuration that is secret. @default {} */
    secretConfig?: Record<string, string>;
    /**
     * Whether what AWS would refuse for the inputs' own sake fails the plan.
     * @default true
     */
    refusals?: boolean;
    /** Whether ids and everything else that AWS makes up are unknown, as in a first preview. @default false */
    preview?: boolean;
    /**
     * What remote components answer, by type such as `awsx:ec2:Vpc`. They run in a process of their own, so that a plan knows nothing of what is inside
     * them; of what is outside, it takes the outputs that are given here.
     * @default none: a program with a remote component is refused
     */
    remoteComponents?: Record<string, RemoteComponent>;
}

/** The outputs of a remote component that is made with these inputs. In a preview they are unknown. */
export type RemoteComponent = (inputs: Readonly<Record<string, InputValue>>) => Readonly<Record<string, InputValue>>;

/** What the program or the cloud did not accept. */
export class PlanError extends Error {
    constructor(
        /** Every problem in a sentence of its own, in the order in which they were met. */
        readonly problems: readonly string[],
        options?: ErrorOptions,
    ) {
        super(problems.join("\n"), options);
        this.name = "PlanError";
    }
}

/**
 * Runs a Pulumi program in this process, against the models of the simulated cloud, and hands over what it registered.
 *
 * The program runs as in the real thing: inside a stack, and until nothing is left to wait for. No engine, no network and no account
 * is involved, so it proves inventory, wiring, defaults and validation; updates, replacements and deletions need the engine.
 *
 * @param program may be asynchronous; what it returns are the stack's outputs
 * @throws whatever the program throws; {@link PlanError} when two resources share a URN, when AWS would refuse an input, or when something
 * was thrown where nobody waits for it, as in `apply`
 */
export function plan(program: () => unknown, options: PlanOptions = {}): Promise<Graph> {
    return inTurn(program, options, undefined);
}

/**
 * Runs a Pulumi program as the update of what {@link plan} recorded of it before, or of another version of it, and says what the engine would do: by the
 * same models, and without the engine. It follows a replacement to whatever refers to what is replaced; aliases it does not know.
 *
 * @param before the graph of the program as it was, planned with the same options
 * @returns what would be created, updated, replaced and deleted; nothing of what stays
 * @throws as {@link plan} does
 */
export async function planUpdate(
    before: Graph,
    program: () => unknown,
    options: Omit<PlanOptions, "preview"> = {},
): Promise<ResourceUpdate[]> {
    const update = new UpdatePreview(before);
    await inTurn(program, options, update);
    return update.updates;
}

function inTurn(program: () => unknown, options: PlanOptions, update: UpdatePreview | undefined): Promise<Graph> {
    if (insidePlan.getStore() === true) throw new Error("plan() was called inside the program of another plan().");
    const turn = previousPlan.then(() => insidePlan.run(true, () => runPlan(program, options, update)));
    previousPlan = turn.then(ignore, ignore);
    return turn;
}

/** The SDK keeps its connection in one place for the whole process, so plans take turns. */
let previousPlan: Promise<void> = Promise.resolve();
const insidePlan = new AsyncLocalStorage<boolean>();
const organization = "organization";
const ignore = (): void => undefined;

async function runPlan(
    program: () => unknown,
    options: PlanOptions,
    update: UpdatePreview | undefined,
): Promise<Graph> {
    const { project = "project", stack = "stack", preview = false, refusals = true, remoteComponents = {} } = options;
    const config = qualified(project, options.config);
    const secretConfig = qualified(project, options.secretConfig);
    const settings = awsSettings(config);
    const recorder = new Recorder({ project, stack, preview, refusals, settings, remoteComponents, update });
    const previousConfig = pulumi.runtime.allConfig();
    pulumi.runtime.setAllConfig({ ...config, ...secretConfig }, Object.keys(secretConfig));
    const inPreview = preview || update !== undefined;
    pulumi.runtime.setMockOptions(recorder, project, stack, inPreview, organization);

    const rejections = collectRejections();
    const restoreStackTraces = cheapenStackTraces();
    try {
        // Pulumi ends a program at the first of these; what waits for the result of a failed look-up would wait for ever.
        await Promise.race([run(program), rejections.occurred]);
        const problems = [...recorder.problems, ...rejections.messages()];
        if (problems.length > 0) throw new PlanError(problems, { cause: rejections.first() });
        return recorder.graph();
    } finally {
        recorder.close();
        rejections.stop();
        restoreStackTraces();
        // Forgets what a failed program left waiting, which the SDK would otherwise fail the process for when it exits.
        pulumi.runtime.setMockOptions(recorder, project, stack, inPreview, organization);
        pulumi.runtime.setAllConfig(previousConfig);
    }
}

/** Runs the program in a stack and waits until nothing is left to register. */
async function run(program: () => unknown): Promise<void> {
    try {
        await pulumi.runtime.runInPulumiStack(async () => {
            const returned = await program();
            // `() => new Network(…)` returns the component by accident of syntax; its properties are not the stack's outputs.
            return pulumi.Resource.isInstance(returned) ? undefined : returned;
        });
    } finally {
        await pulumi.runtime.disconnect();
        // What fails without anybody waiting for it is reported at the end of a turn of the event loop.
        await setImmediate();
        await pulumi.runtime.disconnect();
        await setImmediate();
    }
}

function qualified(project: string, config: Readonly<Record<string, string>> = {}): Record<string, string> {
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]),
    );
}

function awsSettings(config: Readonly<Record<string, string>>): ProviderSettings {
    const prefix = "aws:";
    const ofProvider = Object.entries(config).filter(([key]) => key.startsWith(prefix));
    return readSettings(Object.fromEntries(ofProvider.map(([key, value]) => [key.slice(prefix.length), value])));
}
