import { html } from "ghtml";
import { sayTime } from "../charts/scale.js";
import { minuteMilliseconds } from "../control/minutes.js";
import type { NodeState } from "../control/nodes.js";

/** Minutes of silence after which a node counts as gone. */
const silentMinutes = 3;

/** What the table of nodes shows. */
export interface NodeTable {
    /** Undefined where CloudWatch does not answer. */
    readonly nodes: readonly NodeState[] | undefined;
    /** The version in force. */
    readonly version: number;
    readonly now: Date;
}

/** Which node has applied which version of the configuration, and when. */
export function renderNodes({ nodes, version, now }: NodeTable): string {
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
                        <th scope="col">Last heard of <span class="soft">UTC</span></th>
                        <th scope="col">State</th>
                    </tr>
                </thead>
                <tbody>
                    !${nodes.map((node) => renderNode(node, version, now))}
                </tbody>
            </table>
        </div>
        <p class="soft">
            Nodes look every 10 seconds and report once a minute; CloudWatch takes up to 15 minutes to list a new one.
        </p>`;
}

function renderNode(node: NodeState, version: number, now: Date): string {
    const { instanceId, appliedAt, heardAt } = node;
    const { kind, text } = stateOf(node, version, now);
    return html`<tr>
        <th scope="row"><code>${instanceId}</code></th>
        <td>${node.version === 0 ? "defaults" : String(node.version)}</td>
        <td>!${appliedAt === undefined ? "over 3 hours ago" : renderTime(appliedAt)}</td>
        <td>!${renderTime(heardAt)}</td>
        <td><span class="mark ${kind}">${text}</span></td>
    </tr>`;
}

function stateOf(node: NodeState, version: number, now: Date): { readonly kind: string; readonly text: string } {
    if (now.getTime() - node.heardAt.getTime() > (silentMinutes + 1) * minuteMilliseconds) {
        return { kind: "", text: "silent" };
    }
    if (node.version === version) {
        return { kind: "good", text: "up to date" };
    }
    return node.version < version ? { kind: "bad", text: "not yet" } : { kind: "bad", text: "ahead" };
}

function renderTime(moment: Date): string {
    return html`<time datetime="${moment.toISOString()}">${sayTime(moment)}</time>`;
}
