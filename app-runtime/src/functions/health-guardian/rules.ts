/** When an instance is replaced, and when it is not. */
export interface Rules {
    /** Failures of one instance in a row that make it consistent, … */
    readonly failures: number;
    /** … over at least this time. */
    readonly failureSeconds: number;
    /** Observations closer together than this count as one: the same event may come more than once. */
    readonly spacingSeconds: number;
    /** After a gap longer than this between two observations, counting begins anew: what nobody saw is not consistent. */
    readonly gapSeconds: number;
    /** Observations in a row without a cause, after which a page is over. */
    readonly calmObservations: number;
    /** Share of the instances that may be unhealthy, in percent; one may always be. */
    readonly mostUnhealthyPercent: number;
    /** Time from the beginning of one replacement to that of the next. */
    readonly pauseSeconds: number;
    /** Replacements that may begin within an hour. */
    readonly mostAnHour: number;
    /** Instances with the same error that began to fail within this time have a common cause. */
    readonly togetherSeconds: number;
    /** Attempts to keep the evidence, after which the instance itself is kept. */
    readonly evidenceAttempts: number;
    /** An instance is removed on what was seen within this time, not on what was true earlier. */
    readonly freshSeconds: number;
    /** A replacement that takes longer than this is told to people. */
    readonly stuckSeconds: number;
    /** The longest that people are not told of a replacement, while it goes on. */
    readonly silenceSeconds: number;
    /** A time further ahead than this was written by a clock that was wrong. */
    readonly skewSeconds: number;
}

/** The figures that hold where nothing else is said. */
export const defaultRules: Rules = {
    failures: 3,
    failureSeconds: 180,
    spacingSeconds: 30,
    gapSeconds: 300,
    calmObservations: 3,
    mostUnhealthyPercent: 40,
    pauseSeconds: 600,
    mostAnHour: 3,
    togetherSeconds: 90,
    evidenceAttempts: 3,
    freshSeconds: 45,
    stuckSeconds: 900,
    silenceSeconds: 60,
    skewSeconds: 300,
};
