import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf, createAlarms, type Tags } from "../common/alarms.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { GrantBook } from "../common/grant-book.js";
import type { Grant, Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { alarmsByWatched, type Watched } from "./alarms.js";
import type { EventFunctionArgs } from "./args.js";
import { eventFunctionChildren, type EventFunctionChildren } from "./children.js";
import { createEventFunction } from "./function.js";
import { functionGrantBook } from "./grant-book.js";
import { createPlacement } from "./placement.js";
import type { FunctionScope } from "./scope.js";
import { resolveSettings } from "./settings.js";
import { createStateTable, stateEnvironment } from "./state.js";
import { createTriggers } from "./triggers.js";
import { createUndelivered } from "./undelivered.js";

const books = new Internals<EventFunction, GrantBook>();

/**
 * A function that a schedule, new objects of a bucket or topics call, and that cannot fail unseen: what it does not manage is tried again and then kept, and alarms
 * tell when it fails, waits, takes too long, or is no longer called.
 *
 * Stores are granted to it right after it is constructed, with their `grant…` methods; with `network`, databases, caches and shared files too.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html
 */
export class EventFunction extends pulumi.ComponentResource implements Grantee {
    /** Name of the function. */
    public readonly functionName: pulumi.Output<string>;
    /** ARN of the function. */
    public readonly functionArn: pulumi.Output<string>;
    /** Name of the role that the function takes. */
    public readonly roleName: pulumi.Output<string>;
    /** ARN of the role that the function takes. */
    public readonly roleArn: pulumi.Output<string>;
    /** Security group of the function, with `network`: what others let in. */
    public readonly securityGroupId?: pulumi.Output<string>;
    /** Name of its table, with `state`. */
    public readonly stateTableName?: pulumi.Output<string>;
    /** Name of the group that the function logs to. */
    public readonly logGroupName: pulumi.Output<string>;
    /** URL of the queue with what the function never managed. */
    public readonly undeliveredQueueUrl: pulumi.Output<string>;
    /** ARNs of the alarms by role, such as `errors`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;
    /** Name of the function in the program, by which grants call what they create. */
    public readonly grantName: string;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: EventFunctionArgs, opts?: ComponentOptions<EventFunctionChildren>) {
        const transformed = withChildTransforms("EventFunction", name, eventFunctionChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:EventFunction", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: FunctionScope = { name, parent: this, tags: args.tags, args, settings };

        const undelivered = createUndelivered(scope);
        const table = createStateTable(scope);
        const book = functionGrantBook(name, { ...args.environment, ...stateEnvironment(table) });
        books.keep(this, book);
        const placement = createPlacement(scope);
        const made = createEventFunction(scope, { book, undelivered, table, placement });
        const rule = createTriggers(scope, { function: made.function, undelivered, ready: made.attempts });
        watch(scope, {
            function: { FunctionName: made.function.name },
            queue: { QueueName: undelivered.name },
            rule: rule === undefined ? {} : { RuleName: rule.name },
        });

        this.functionName = made.function.name;
        this.functionArn = made.function.arn;
        this.roleName = made.role.name;
        this.roleArn = made.role.arn;
        if (placement !== undefined) this.securityGroupId = placement.securityGroup.id;
        if (table !== undefined) this.stateTableName = table.name;
        this.logGroupName = made.log.name;
        this.undeliveredQueueUrl = undelivered.url;
        this.alarmArns = alarmArnsOf(this, name);
        this.grantName = name;
        transformed.assertUsed();
        this.registerOutputs({
            functionName: this.functionName,
            functionArn: this.functionArn,
            roleName: this.roleName,
            roleArn: this.roleArn,
            securityGroupId: this.securityGroupId,
            stateTableName: this.stateTableName,
            logGroupName: this.logGroupName,
            undeliveredQueueUrl: this.undeliveredQueueUrl,
            alarmArns: this.alarmArns,
            grantName: this.grantName,
        });
    }

    /**
     * Takes a grant; called by the `grant…` methods of other components.
     *
     * @throws a `RunError` when the function has been defined already, or the grant contradicts another
     */
    public accept(grant: Grant): void {
        books.of(this).accept(grant);
    }
}

function watch({ name, parent, tags, args, settings }: FunctionScope, dimensions: Record<Watched, Tags>): void {
    const tables = alarmsByWatched(settings);
    for (const watched of ["function", "queue", "rule"] as const) {
        createAlarms(name, {
            table: tables[watched],
            dimensions: dimensions[watched],
            topicArn: args.alarmTopicArn,
            parent,
            tags,
            tunings: args.alarms,
        });
    }
}
