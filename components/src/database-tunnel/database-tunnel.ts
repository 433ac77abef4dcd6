import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf, createAlarms } from "../common/alarms.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { Grant, Grantee } from "../common/grants.js";
import type { ChildScope } from "../common/scope.js";
import { rejectAll } from "../common/validation.js";
import { tunnelAlarms } from "./alarms.js";
import type { DatabaseTunnelArgs } from "./args.js";
import { databaseTunnelChildren, type DatabaseTunnelChildren } from "./children.js";
import { commandFor } from "./command.js";
import { createInstance } from "./instance.js";
import { createRole } from "./role.js";
import { createSecurityGroup } from "./security-group.js";
import { resolveSettings } from "./settings.js";

/**
 * A way for people into private databases, without a port that is open to anybody: a tiny instance through which Session Manager forwards a port of
 * one's own machine.
 *
 * Who uses it needs the AWS CLI with its Session Manager plugin, `ssm:StartSession` for the instance and the document
 * `AWS-StartPortForwardingSessionToRemoteHost`, and an account of the database. While the command runs, PostgreSQL is at
 * `psql "host=<address> hostaddr=127.0.0.1 port=15432 user=<user> sslmode=verify-full sslrootcert=<bundle of RDS>"`, which checks the certificate against
 * the database's own name.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html
 */
export class DatabaseTunnel extends pulumi.ComponentResource implements Grantee {
    /** The line to type, by the name of the database. */
    public readonly commands: Record<string, pulumi.Output<string>>;
    /** Id of the instance that the tunnel leads through. */
    public readonly instanceId: pulumi.Output<string>;
    /** Group of the instance: what databases let in. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** Name of the role that the instance takes. */
    public readonly roleName: pulumi.Output<string>;
    /** ARN of the role that the instance takes. */
    public readonly roleArn: pulumi.Output<string>;
    /** ARNs of the alarms by role, such as `status-checks`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;
    /** Name of the tunnel, by which grants call what they create. */
    public readonly grantName: string;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: DatabaseTunnelArgs, opts?: ComponentOptions<DatabaseTunnelChildren>) {
        const transformed = withChildTransforms("DatabaseTunnel", name, databaseTunnelChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:DatabaseTunnel", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: ChildScope = { name, parent: this, tags: args.tags };

        const role = createRole(scope, args.permissionsBoundaryArn);
        const securityGroup = createSecurityGroup(scope, args);
        const instance = createInstance(scope, settings, role, securityGroup);
        createAlarms(name, {
            table: tunnelAlarms,
            dimensions: { InstanceId: instance.id },
            topicArn: args.alarmTopicArn,
            parent: this,
            tags: args.tags,
            tunings: args.alarms,
        });

        const { region } = aws.getRegionOutput({}, { parent: this });
        const passage = { instanceId: instance.id, region };
        this.commands = Object.fromEntries(
            Object.entries(args.databases).map(([key, database]) => [key, commandFor(passage, database)]),
        );
        this.instanceId = instance.id;
        this.securityGroupId = securityGroup.group.id;
        this.roleName = role.role.name;
        this.roleArn = role.role.arn;
        this.grantName = name;
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            commands: this.commands,
            instanceId: this.instanceId,
            securityGroupId: this.securityGroupId,
            roleName: this.roleName,
            roleArn: this.roleArn,
            alarmArns: this.alarmArns,
            grantName: this.grantName,
        });
    }

    /**
     * Takes a grant; called by the `grant…` methods of other components. What counts of it is the rule that lets the tunnel in: no software runs here
     * that could use the rest.
     *
     * @throws a `RunError` when the grant brings files, which a tunnel has no use for
     */
    public accept({ mounts = [] }: Grant): void {
        rejectAll("DatabaseTunnel", this.grantName, [
            mounts.length > 0 &&
                `a grant mounts ${mounts.map(({ path }) => `"${path}"`).join(" and ")}; grant files to a tier, since a tunnel leads to databases only.`,
        ]);
    }
}
