import type { SettingsReader } from "../core/settings.js";
import { type RequiredAlarms, requiredAlarms } from "./required-alarms.js";

/** What the rule on required alarms can be told. */
export interface RequiredAlarmSettings {
    required: ReadonlyMap<string, RequiredAlarms>;
}

/** The built-in table, each part of it replaced by what the configuration gives for the type. */
export function readRequiredAlarms(reader: SettingsReader): RequiredAlarmSettings {
    const given = reader.map(
        "required",
        readRequired,
        {},
        "What must be watched by type, such as aws:sqs/queue:Queue. What is left out is as built in.",
    );
    const ignored = reader.words("ignoredTypes", undefined, "Types of which nothing must be watched.") ?? [];
    const required = new Map(requiredAlarms);
    for (const [type, { namespace, metrics, dimension }] of given) {
        const builtIn = requiredAlarms.get(type);
        const table = {
            ...builtIn,
            namespace: namespace ?? builtIn?.namespace,
            metrics: metrics ?? builtIn?.metrics,
            dimension: dimension ?? builtIn?.dimension,
        };
        if (isWhole(table)) {
            required.set(type, { identifier: "name", ...table });
        } else {
            reader.problems.push(`required.${type} is not built in; give it namespace, metrics and dimension`);
        }
    }
    for (const type of ignored) required.delete(type);
    return { required };
}

function readRequired(reader: SettingsReader): Partial<Pick<RequiredAlarms, "namespace" | "metrics" | "dimension">> {
    const namespace = reader.text("namespace", "Such as AWS/SQS.");
    const metrics = reader.words(
        "metrics",
        undefined,
        "The metrics that alarms must watch; of those joined by or, one is enough.",
    );
    const dimension = reader.text("dimension", "The dimension that names the resource, such as QueueName.");
    return {
        ...(namespace !== undefined && { namespace }),
        ...(metrics !== undefined && { metrics }),
        ...(dimension !== undefined && { dimension }),
    };
}

type Parts = Record<"namespace" | "metrics" | "dimension", unknown>;

function isWhole<Table extends Parts>(table: Table): table is Table & Pick<RequiredAlarms, keyof Parts> {
    return table.namespace !== undefined && table.metrics !== undefined && table.dimension !== undefined;
}
