/** What a probe outside of AWS's region said of each minute: true where it passed. A minute of which nothing is known is not in it. Keys are milliseconds of the minute's start. */
export type ProbeResults = ReadonlyMap<number, boolean>;

/** Where results of probes come from. */
export interface ProbeSource {
    /** Results of the minutes from `from` up to, and without, `to`. The call rejects with what AWS says. */
    results(probe: string, from: Date, to: Date): Promise<ProbeResults>;
}
