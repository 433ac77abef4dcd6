import * as pulumi from "@pulumi/pulumi";
import type { TunnelledDatabaseArgs } from "./args.js";

/** What local ports are above those of the databases. */
const distance = 10_000;
const highestPort = 65_535;

/** Through which instance, and where that is. */
export interface Passage {
    instanceId: pulumi.Input<string>;
    region: pulumi.Input<string>;
}

/**
 * The line to type. The parameters are in double quotes, which shells of Unix and Windows alike take for one word.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html#sessions-remote-port-forwarding
 */
export function commandFor(
    { instanceId, region }: Passage,
    { address, port, localPort }: TunnelledDatabaseArgs,
): pulumi.Output<string> {
    const local = localPort ?? pulumi.output(port).apply(defaultLocalPort);
    return pulumi.interpolate`aws ssm start-session --region ${region} --target ${instanceId} --document-name AWS-StartPortForwardingSessionToRemoteHost --parameters "host=${address},portNumber=${port},localPortNumber=${local}"`;
}

function defaultLocalPort(port: number): number {
    return port + distance <= highestPort ? port + distance : port;
}
