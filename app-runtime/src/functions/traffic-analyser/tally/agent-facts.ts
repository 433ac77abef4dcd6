import type { Interned } from "./interner.js";

/** What a user agent says about who uses it. */
export interface AgentFacts extends Interned {
    /** It says that it is a robot or a monitor. */
    readonly isDeclared: boolean;
    /** It is on the list of those that raise nothing. */
    readonly isAllowed: boolean;
}

const declared =
    /bot\b|crawl|spider|slurp|bingpreview|mediapartners|facebookexternalhit|archiver|feed|probe|monitor|uptime|health|pingdom|statuscake|site24x7|datadog|newrelic|synthetic|blackbox|check_http|nagios|zabbix|prometheus/i;

export function agentFacts(allowed: readonly string[]): (text: string, hash: number) => AgentFacts {
    return (text, hash) => ({
        text,
        hash,
        isDeclared: declared.test(text),
        isAllowed: allowed.some((part) => text.includes(part)),
    });
}
