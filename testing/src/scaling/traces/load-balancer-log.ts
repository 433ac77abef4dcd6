import type { Batch } from "../model.js";

/** Type, time, load balancer, client and port: an address of IPv6 stands without brackets. */
const line = /^(?:https?|h2|grpcs|wss?) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.\d+Z \S+ (\S+):\d+ /;

/**
 * A line of an Application Load Balancer's access log: undefined where it is none.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export function loadBalancerLine(text: string): Batch | undefined {
    const [, time, client] = line.exec(text) ?? [];
    if (time === undefined || client === undefined) return undefined;
    return { second: Date.parse(`${time}Z`) / 1_000, client, requests: 1 };
}
