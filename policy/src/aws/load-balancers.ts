import { type Finding, undecidable } from "../core/finding.js";
import { elementsOf, member, type Reading, read, textOf } from "../core/reading.js";

/** The provider has each of these under two names. */
export const loadBalancerTypes = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];
export const listenerTypes = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];
export const listenerRuleTypes = ["aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule"];
export const targetGroupTypes = ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"];

type Properties = Readonly<Record<string, unknown>>;

/**
 * The findings on a load balancer if it is an application one, which AWS makes where the program names no type. Where
 * the type is not known yet and it matters, that is the only finding.
 */
export function ifApplication(props: Properties, findings: () => readonly Finding[]): readonly Finding[] {
    const property = "loadBalancerType";
    const type = read(props, property);
    if (type.state === "unknown") {
        const fix = "write it as a plain word";
        return findings().length === 0 ? [] : [undecidable(property, "is not known yet", fix)];
    }
    return type.state === "absent" || textOf(type) === "application" ? findings() : [];
}

/**
 * The protocol of a listener. An application load balancer takes HTTP where none is named; a gateway load balancer has
 * neither protocol nor port, and its listener's protocol is absent.
 */
export function listenerProtocol(port: Reading, protocol: Reading): Reading {
    return protocol.state === "absent" && port.state !== "absent" ? { state: "known", value: "HTTP" } : protocol;
}

/** Whether a list of a listener's actions ends in a redirect to HTTPS. */
export function redirectsToHttps(actions: Reading): "yes" | "no" | "unknown" {
    if (actions.state === "unknown") {
        return "unknown";
    }
    const protocols = elementsOf(actions).map(redirectProtocol);
    if (protocols.some((protocol) => textOf(protocol) === "HTTPS")) {
        return "yes";
    }
    return protocols.some(({ state }) => state === "unknown") ? "unknown" : "no";
}

/** Where an action leads, absent if it is no redirect or one that keeps the protocol. */
function redirectProtocol(action: Reading): Reading {
    const type = member(action, "type");
    if (type.state === "known" && textOf(type) !== "redirect") {
        return { state: "absent" };
    }
    const protocol = member(member(action, "redirect"), "protocol");
    return type.state === "known" ? protocol : type;
}
