import type { Assumptions, DeclaredTier, Replay } from "./model.js";

/** Another number in one place. */
export interface Change {
    /** What to change in the program, in words. */
    readonly what: string;
    readonly tier: DeclaredTier;
    readonly assumptions: Assumptions;
}

/** Of a thousand requests, so many may be slow: more is felt. */
const bearableSlow = 0.01;

/** Whether visitors got through: none was lost, and hardly any had to wait. */
export function isSurvived({ totals: { requests, limited, blocked, slow, dropped } }: Replay): boolean {
    return dropped < 1 && slow <= bearableSlow * (requests - limited - blocked);
}

/** What one could change, one number at a time. */
export function changesOf(tier: DeclaredTier, assumptions: Assumptions): Change[] {
    const { minSize, maxSize, policies, limits, firewall } = tier;
    const change = (what: string, changed: Partial<DeclaredTier>, assumed: Partial<Assumptions> = {}): Change => ({
        what,
        tier: { ...tier, ...changed },
        assumptions: { ...assumptions, ...assumed },
    });
    const cpu = policies.find(({ kind }) => kind === "cpu");
    const lower =
        cpu?.kind === "cpu" && cpu.targetPercent > 50
            ? [
                  change("scaling.cpuPercent: 50", {
                      policies: policies.map((policy) => (policy === cpu ? { ...cpu, targetPercent: 50 } : policy)),
                  }),
              ]
            : [];
    const rush = policies.some(({ kind }) => kind === "step")
        ? []
        : [
              change("scaling.rushPercent: 100", {
                  policies: [...policies, { kind: "step", name: "rush", growPercent: 100, abovePercent: 90 }],
              }),
          ];
    const narrow =
        limits !== undefined && limits.perSecond > 10
            ? [change("requestLimits.perSecond: 10", { limits: { ...limits, perSecond: 10 } })]
            : [];
    const block =
        firewall?.blocks === false
            ? [change('firewall.mode: "block"', { firewall: { ...firewall, blocks: true } })]
            : [];
    return [
        change(`minSize: ${minSize + 1}`, { minSize: minSize + 1, maxSize: Math.max(maxSize, minSize + 1) }),
        change(`minSize: ${2 * minSize}`, { minSize: 2 * minSize, maxSize: Math.max(maxSize, 2 * minSize) }),
        change(`maxSize: ${2 * maxSize}`, { maxSize: 2 * maxSize }),
        ...lower,
        ...rush,
        change("warmPool, from which an instance serves after 30 s", {}, { startSeconds: 30 }),
        ...narrow,
        ...block,
        change(`minSize: ${2 * minSize} and maxSize: ${2 * maxSize}`, { minSize: 2 * minSize, maxSize: 2 * maxSize }),
    ];
}
