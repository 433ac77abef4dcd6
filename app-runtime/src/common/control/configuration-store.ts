import { ParameterAlreadyExists, ParameterNotFound } from "@aws-sdk/client-ssm";
import { Turnstile } from "../web/turnstile.js";
import {
    ConfigurationError,
    defaultConfiguration,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "./configuration.js";
import { isInFuture } from "./deletion-moment.js";
import { limit } from "../aws/control-clients.js";
import { canonicalJson } from "./canonical-json.js";
import { unavailable } from "./control-unavailable.js";
import type { ParameterClient } from "./parameter-client.js";

/** What the parameter holds now. */
export interface StoredConfiguration {
    /** The configuration in force; the defaults, with the version found, where there is none that can be worked with. */
    readonly configuration: ControlConfiguration;
    /** Why the parameter is not worked with; empty where all is well or there is none yet. */
    readonly faults: readonly string[];
    /** False before the first configuration is written. */
    readonly exists: boolean;
    /** When it was written. */
    readonly writtenAt: Date | undefined;
}

/** Somebody else changed the configuration since it was shown. */
export class ConfigurationChanged extends Error {
    public override readonly name = "ConfigurationChanged";

    constructor(public readonly current: StoredConfiguration) {
        super(`The configuration has version ${current.configuration.version} by now.`);
    }
}

/** A change of the configuration. */
export interface Change {
    /** The version that whoever makes the change has seen. */
    readonly seen: number;
    /** The new configuration is newer than this too: what nodes say they have applied. @default 0 */
    readonly applied?: number;
    /** Makes the new content of the configuration in force. */
    readonly make: (current: ControlConfiguration) => Omit<ControlConfiguration, "version">;
}

/** What became of a change. */
export interface Saved {
    /** What is in force after it. */
    readonly configuration: ControlConfiguration;
    /** `same` where there was nothing to change; `overwrote` where somebody else's change, made in the same moment, was replaced. */
    readonly outcome: "written" | "same" | "overwrote";
}

interface Found extends StoredConfiguration {
    /** SSM's own count of writes; 0 where there is no parameter. */
    readonly writes: number;
}

const whatIsRead = { what: "The configuration cannot be read", action: "ssm:GetParameter" };
const whatIsWritten = { what: "The configuration cannot be written", action: "ssm:PutParameter" };

/**
 * The parameter that holds the configuration of the caches: the truth that nodes follow.
 *
 * Parameter Store cannot write on a condition. A change is made only where the version is still the one that was seen; changes of one manager wait for each other; and two
 * managers that write within the same milliseconds are found out by SSM's own count of writes: the later one then writes once more under a version of its own, so that
 * all nodes end with the same content, and says that it overwrote something. What was overwritten is in the parameter's history.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export class ConfigurationStore {
    private readonly turnstile = new Turnstile({ atOnce: 1, waiting: 20 });

    constructor(
        private readonly client: ParameterClient,
        private readonly name: string,
        private readonly now: () => Date = () => new Date(),
    ) {}

    /** @throws ControlUnavailable where Parameter Store does not answer */
    public async read(): Promise<StoredConfiguration> {
        return this.find();
    }

    /**
     * Writes a change as a new version.
     *
     * @throws ConfigurationChanged where another version is in force than the one that was seen
     * @throws ConfigurationError where what `make` makes is no configuration, or orders a deletion for a moment in the future
     * @throws ControlUnavailable where Parameter Store does not answer
     */
    public save(change: Change): Promise<Saved> {
        return this.turnstile.pass(() => this.write(change));
    }

    private async write({ seen, applied = 0, make }: Change): Promise<Saved> {
        const found = await this.find();
        if (found.configuration.version !== seen) {
            throw new ConfigurationChanged(found);
        }
        const content = make(found.configuration);
        const faults = faultsOfOrder(content, this.now());
        if (faults.length > 0) {
            throw new ConfigurationError(faults);
        }
        if (isGood(found) && seen >= applied && isSame(content, found.configuration)) {
            return { configuration: found.configuration, outcome: "same" };
        }
        const version = Math.max(seen, applied) + 1;
        const configuration: ControlConfiguration = { ...content, version };
        const writes = await this.put(configuration, found.exists);
        if (writes === found.writes + 1) {
            return { configuration, outcome: "written" };
        }
        const repaired = { ...configuration, version: version + 1 };
        await this.put(repaired, true);
        return { configuration: repaired, outcome: "overwrote" };
    }

    private async put(configuration: ControlConfiguration, exists: boolean): Promise<number> {
        const Value = writeConfiguration(configuration);
        const parameter = { Name: this.name, Type: "String", Value, Overwrite: exists } as const;
        try {
            const { Version } = await this.client.putParameter(parameter, limit());
            return Version ?? 0;
        } catch (error) {
            if (error instanceof ParameterAlreadyExists) {
                throw new ConfigurationChanged(await this.find());
            }
            throw unavailable(error, whatIsWritten);
        }
    }

    private async find(): Promise<Found> {
        const nothing = { configuration: defaultConfiguration, faults: [], writtenAt: undefined };
        try {
            const { Parameter } = await this.client.getParameter({ Name: this.name }, limit());
            const { Value = "", Version = 0, LastModifiedDate } = Parameter ?? {};
            return { ...judge(Value, this.now()), exists: true, writes: Version, writtenAt: LastModifiedDate };
        } catch (error) {
            if (error instanceof ParameterNotFound) {
                return { ...nothing, exists: false, writes: 0 };
            }
            throw unavailable(error, whatIsRead);
        }
    }
}

function isGood({ exists, faults }: StoredConfiguration): boolean {
    return exists && faults.length === 0;
}

function isSame(
    content: Omit<ControlConfiguration, "version">,
    { version, ...current }: ControlConfiguration,
): boolean {
    return canonicalJson({ ...content, version }) === canonicalJson({ ...current, version });
}

function judge(text: string, now: Date): Pick<StoredConfiguration, "configuration" | "faults"> {
    try {
        const configuration = parseConfiguration(text);
        const faults = faultsOfOrder(configuration, now);
        // Everything but the order is in force. It is not written again, or it would be an order when its moment has come.
        return {
            configuration: faults.length > 0 ? { ...configuration, deleteUploadedBefore: 0 } : configuration,
            faults,
        };
    } catch (error) {
        if (error instanceof ConfigurationError) {
            return { configuration: { ...defaultConfiguration, version: versionIn(text) }, faults: error.faults };
        }
        throw error;
    }
}

function faultsOfOrder(
    { deleteUploadedBefore }: Pick<ControlConfiguration, "deleteUploadedBefore">,
    now: Date,
): readonly string[] {
    return isInFuture(deleteUploadedBefore, now.getTime())
        ? [
              `deleteUploadedBefore is ${new Date(deleteUploadedBefore).toISOString()}, and it is ${now.toISOString()}: a moment in the future orders nothing, and no node deletes anything for it. Check the clock of whoever wrote it, and order the deletion again where it is meant.`,
          ]
        : [];
}

/** The version that a broken configuration names: the one that repairs it has to be newer. */
function versionIn(text: string): number {
    const version = Number(/"version"\s*:\s*(\d{1,15})\b/.exec(text)?.[1] ?? 0);
    return Number.isSafeInteger(version) ? version : 0;
}
