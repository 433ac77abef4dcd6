import { html } from "ghtml";
import { sayTime } from "../charts/scale.js";
import type { ControlConfiguration } from "../../common/control/configuration.js";
import { toMegabytes } from "../../common/control/metrics.js";
import { isSilent, type NodeState } from "../control/nodes.js";
import { isLimited, sayMegabytes } from "./capacity-limit.js";

/** What the table of nodes shows. */
export interface NodeTable {
    /** Undefined where CloudWatch does not answer. */
    readonly nodes: readonly NodeState[] | undefined;
    /** What is in force. */
    readonly configuration: ControlConfiguration;
    readonly now: Date;
}

/** Which node has applied which version of the configuration, and when. */
export function renderNodes({ nodes, configuration, now }: NodeTable): string {
    if (nodes === undefined) {
        return `<p class="notice bad">CloudWatch does not say now what the nodes have applied. The configuration can be changed all the same.</p>`;
    }
    if (nodes.length === 0) {
        return `<p>No node has been heard of in the last three hours. CloudWatch takes up to 15 minutes to list a new one.</p>`;
    }
    return html`<div class="scroll" role="region" aria-labelledby="nodes" tabindex="0">
            <table class="texts">
                <thead>
                    <tr>
                        <th scope="col">Node</th>
                        <th scope="col">Version</th>
                        <th scope="col">Applied <span class="soft">UTC</span></th>
                        <th scope="col">Capacity <span class="soft">MB</span></th>
                        <th scope="col">Last heard of <span class="soft">UTC</span></th>
                        <th scope="col">State</th>
                    </tr>
                </thead>
                <tbody>
                    !${nodes.map((node) => renderNode(node, configuration, now))}
                </tbody>
            </table>
        </div>
        <p class="soft">
            Nodes look every 10 seconds and report once a minute; CloudWatch takes up to 15 minutes to list a new one.
        </p>`;
}

function renderNode(node: NodeState, configuration: ControlConfiguration, now: Date): string {
    const { instanceId, appliedAt, heardAt } = node;
    const { kind, text } = stateOf(node, configuration, now);
    return html`<tr>
        <th scope="row"><code>${instanceId}</code></th>
        <td>${node.version === 0 ? "defaults" : String(node.version)}</td>
        <td>!${appliedAt === undefined ? "over 3 hours ago" : renderTime(appliedAt)}</td>
        <td>${sayCapacity(node, configuration)}</td>
        <td>!${renderTime(heardAt)}</td>
        <td><span class="mark ${kind}">${text}</span></td>
    </tr>`;
}

interface Mark {
    readonly kind: string;
    readonly text: string;
}

function stateOf(node: NodeState, { version, cache }: ControlConfiguration, now: Date): Mark {
    if (isSilent(node, now)) {
        return { kind: "", text: "silent" };
    }
    if (node.version === version) {
        return isLimited(node, cache.capacityBytes)
            ? { kind: "bad", text: "limited by its memory" }
            : { kind: "good", text: "up to date" };
    }
    return node.version < version ? { kind: "bad", text: "not yet" } : { kind: "bad", text: "ahead" };
}

/** What the node has applied of what is configured; nothing where it has another version, or does not say what it can hold. */
function sayCapacity(node: NodeState, { version, cache }: ControlConfiguration): string {
    const { capacityLimit } = node;
    if (node.version !== version || capacityLimit === undefined) {
        return "–";
    }
    const configured = sayMegabytes(toMegabytes(cache.capacityBytes));
    return isLimited(node, cache.capacityBytes) ? `${sayMegabytes(capacityLimit)} of ${configured}` : configured;
}

function renderTime(moment: Date): string {
    return html`<time datetime="${moment.toISOString()}">${sayTime(moment)}</time>`;
}
