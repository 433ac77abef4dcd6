import type { Log } from "../../common/log.js";
import type { Alert, Alerter } from "../../common/alert.js";
import type { EvidenceStore } from "./evidence.js";
import type { WatchedGroup } from "./group.js";
import type { Observation, ObservedTarget, ProbeResult } from "./observation.js";
import type { Replacement } from "./state.js";
import { missingTarget } from "./targets.js";

/** All that the guardian sees of the world and does to it. Each step may be taken again; what has been done already is not done twice. */
export interface World {
    /** Whether nothing is done to it, and only said. */
    readonly isDryRun: boolean;
    observe(): Promise<Observation>;
    /** Answers the ids of the snapshots, at least one. */
    keepEvidence(replacement: Replacement): Promise<readonly string[]>;
    terminate(replacement: Replacement): Promise<void>;
    detach(replacement: Replacement): Promise<void>;
    tell(alert: Alert): Promise<void>;
}

/** What {@link AwsWorld} is made of. */
export interface WorldParts {
    readonly group: WatchedGroup;
    readonly readTargets: () => Promise<ReadonlyMap<string, ObservedTarget>>;
    readonly askSite: () => Promise<ProbeResult>;
    readonly evidence: EvidenceStore;
    readonly alerter: Alerter;
    readonly log: Log;
    readonly now: () => number;
}

/** The world as AWS shows it. */
export class AwsWorld implements World {
    public readonly isDryRun = false;
    private hasWarned = false;

    constructor(private readonly parts: WorldParts) {}

    public async observe(): Promise<Observation> {
        const { group, readTargets, askSite, now } = this.parts;
        const at = now();
        const [{ instances, forestalls, ...settings }, targets, probe] = await Promise.all([
            group.look(),
            readTargets(),
            askSite(),
        ]);
        this.warn(forestalls);
        return {
            at,
            group: settings,
            instances: instances.map((each) => ({ ...each, target: targets.get(each.id) ?? missingTarget })),
            probe,
        };
    }

    public keepEvidence(replacement: Replacement): Promise<readonly string[]> {
        return this.parts.evidence.keep(replacement);
    }

    public terminate({ instance }: Replacement): Promise<void> {
        return this.parts.group.terminate(instance);
    }

    public async detach(replacement: Replacement): Promise<void> {
        await this.parts.evidence.mark(replacement);
        await this.parts.group.detach(replacement.instance);
    }

    public tell(alert: Alert): Promise<void> {
        return this.parts.alerter.tell(alert);
    }

    private warn(forestalls: boolean): void {
        if (forestalls && !this.hasWarned) {
            this.hasWarned = true;
            this.parts.log.warn(
                'The group terminates unhealthy instances itself, before anything is kept of them; set its health check type to "EC2".',
            );
        }
    }
}

/** Sees the world as it is, and only says what would be done to it. */
export class DryWorld implements World {
    public readonly isDryRun = true;

    constructor(
        private readonly world: World,
        private readonly log: Log,
    ) {}

    public observe(): Promise<Observation> {
        return this.world.observe();
    }

    public keepEvidence({ instance, id }: Replacement): Promise<readonly string[]> {
        this.say("would make snapshots of all its disks", { instance, id });
        return Promise.resolve(["none, because this is a dry run"]);
    }

    public terminate({ instance, id }: Replacement): Promise<void> {
        return this.say("would terminate it, so that the group replaces it", { instance, id });
    }

    public detach({ instance, id }: Replacement): Promise<void> {
        return this.say("would take it out of the group and let it run", { instance, id });
    }

    public tell({ status, summary, key }: Alert): Promise<void> {
        return this.say("would tell administrators", { status, summary, key });
    }

    private say(what: string, fields: Readonly<Record<string, string>>): Promise<void> {
        this.log.info(`dry run: ${what}`, fields);
        return Promise.resolve();
    }
}
